#include "workspace/listing_rows.h"

#include <limits>

namespace lectern {
namespace {

constexpr std::size_t kPiece = 256;     ///< rows of a fresh piece
constexpr std::size_t kLongPiece = 512; ///< is cut in two

} // namespace

ListingRows::ListingRows(const QList<SessionRow>& rows)
    : ListingRows(std::vector<SessionRow>(rows.cbegin(), rows.cend()))
{
}

ListingRows::ListingRows(std::vector<SessionRow> rows)
{
    const std::size_t pieces = (rows.size() + kPiece - 1) / kPiece;
    m_pieces.reserve(pieces);
    for (std::size_t begin = 0; begin < rows.size(); begin += kPiece) {
        const std::size_t end = std::min(begin + kPiece, rows.size());
        auto piece = std::make_shared<Piece>();
        piece->rows.reserve(end - begin);
        piece->ids.reserve(end - begin);
        for (std::size_t row = begin; row < end; ++row) {
            piece->ids.push_back(rows[row].session->id);
            piece->rows.push_back(std::move(rows[row]));
        }
        m_pieces.push_back(std::move(piece));
    }
    countAgain(0);
}

ListingRows::Place ListingRows::placeOf(qsizetype row) const
{
    const auto after = std::upper_bound(m_starts.cbegin(), m_starts.cend(), row);
    const auto piece = std::size_t(after - m_starts.cbegin()) - 1;
    return {piece, std::size_t(row - m_starts[piece])};
}

const SessionRow& ListingRows::at(qsizetype row) const
{
    Q_ASSERT(row >= 0 && row < m_size);
    const Place place = placeOf(row);
    return m_pieces[place.piece]->rows[place.at];
}

int ListingRows::indexOf(const QUuid& session) const
{
    for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
        const std::vector<QUuid>& ids = m_pieces[piece]->ids;
        const auto found = std::find(ids.cbegin(), ids.cend(), session);
        if (found != ids.cend())
            return int(m_starts[piece] + (found - ids.cbegin()));
    }
    return -1;
}

/// A piece that nobody else has, to be changed.
ListingRows::Piece& ListingRows::ownPiece(std::size_t piece)
{
    auto own = std::make_shared<Piece>();
    own->rows.reserve(kLongPiece + 1);
    own->ids.reserve(kLongPiece + 1);
    own->rows.assign(m_pieces[piece]->rows.cbegin(), m_pieces[piece]->rows.cend());
    own->ids.assign(m_pieces[piece]->ids.cbegin(), m_pieces[piece]->ids.cend());
    Piece& result = *own;
    m_pieces[piece] = std::move(own);
    return result;
}

void ListingRows::countAgain(std::size_t fromPiece)
{
    m_starts.resize(m_pieces.size());
    qsizetype start =
        fromPiece == 0 ? 0 : m_starts[fromPiece - 1] + qsizetype(m_pieces[fromPiece - 1]->rows.size());
    for (std::size_t piece = fromPiece; piece < m_pieces.size(); ++piece) {
        m_starts[piece] = start;
        start += qsizetype(m_pieces[piece]->rows.size());
    }
    m_size = start;
}

void ListingRows::splitIfLong(std::size_t piece)
{
    const std::shared_ptr<const Piece> whole = m_pieces[piece];
    if (whole->rows.size() <= kLongPiece)
        return;
    const auto half = qsizetype(whole->rows.size() / 2);
    const auto part = [&](qsizetype begin, qsizetype end) {
        auto made = std::make_shared<Piece>();
        made->rows.assign(whole->rows.cbegin() + begin, whole->rows.cbegin() + end);
        made->ids.assign(whole->ids.cbegin() + begin, whole->ids.cbegin() + end);
        return made;
    };
    m_pieces[piece] = part(0, half);
    m_pieces.insert(m_pieces.cbegin() + qsizetype(piece) + 1, part(half, qsizetype(whole->rows.size())));
}

void ListingRows::insert(qsizetype row, const SessionRow& content)
{
    if (m_pieces.empty()) {
        *this = ListingRows(std::vector<SessionRow>{content});
        return;
    }
    Place place{m_pieces.size() - 1, m_pieces.back()->rows.size()};
    if (row < m_size)
        place = placeOf(row);
    Piece& piece = ownPiece(place.piece);
    piece.rows.insert(piece.rows.cbegin() + qsizetype(place.at), content);
    piece.ids.insert(piece.ids.cbegin() + qsizetype(place.at), content.session->id);
    splitIfLong(place.piece);
    countAgain(place.piece);
}

void ListingRows::replace(qsizetype row, const SessionRow& content)
{
    const Place place = placeOf(row);
    Piece& piece = ownPiece(place.piece);
    piece.rows[place.at] = content;
    piece.ids[place.at] = content.session->id;
}

void ListingRows::remove(qsizetype row)
{
    const Place place = placeOf(row);
    if (m_pieces[place.piece]->rows.size() == 1) {
        m_pieces.erase(m_pieces.cbegin() + qsizetype(place.piece));
    } else {
        Piece& piece = ownPiece(place.piece);
        piece.rows.erase(piece.rows.cbegin() + qsizetype(place.at));
        piece.ids.erase(piece.ids.cbegin() + qsizetype(place.at));
    }
    countAgain(place.piece);
}

} // namespace lectern
