#pragma once

#include "workspace/session_row.h"

#include <QList>
#include <QUuid>

#include <algorithm>
#include <iterator>
#include <memory>
#include <vector>

namespace lectern {

/// The rows of a listing, kept in pieces that copies share: a copy with one row changed costs one piece, not
/// the list, and whoever compares the two looks at that piece only. A value; reading it from many threads is
/// fine.
class ListingRows
{
public:
    ListingRows() = default;
    ListingRows(const QList<SessionRow>& rows); // NOLINT(google-explicit-constructor): the same, in pieces
    explicit ListingRows(std::vector<SessionRow> rows);

    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const SessionRow& at(qsizetype row) const;
    const SessionRow& operator[](qsizetype row) const { return at(row); }
    [[nodiscard]] const SessionRow& first() const { return at(0); }
    [[nodiscard]] const SessionRow& last() const { return at(m_size - 1); }
    [[nodiscard]] const SessionRow& constFirst() const { return at(0); }
    [[nodiscard]] const SessionRow& constLast() const { return at(m_size - 1); }
    /// -1: not there. Looks at every id, which are kept together for that: 0.1 ms in 100,000.
    [[nodiscard]] int indexOf(const QUuid& session) const;

    void insert(qsizetype row, const SessionRow& content);
    void replace(qsizetype row, const SessionRow& content);
    void remove(qsizetype row);

    /// Walks down both lists side by side while @p same(ours, theirs, row) holds, and says how far that was.
    /// Pieces that both share are passed over.
    template <typename Same>
    qsizetype sameFromTop(const ListingRows& other, qsizetype atMost, Same same) const;
    /// The same upwards; the row told is that in @p other.
    template <typename Same>
    qsizetype sameFromBottom(const ListingRows& other, qsizetype atMost, Same same) const;

    class const_iterator // NOLINT(readability-identifier-naming): what algorithms and for look for
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = SessionRow;
        using difference_type = qsizetype;
        using pointer = const SessionRow*;
        using reference = const SessionRow&;

        const_iterator() = default;
        reference operator*() const { return m_rows->m_pieces[m_piece]->rows[m_at]; }
        pointer operator->() const { return &**this; }
        const_iterator& operator++()
        {
            if (++m_at == m_rows->m_pieces[m_piece]->rows.size()) {
                ++m_piece;
                m_at = 0;
            }
            return *this;
        }
        const_iterator operator++(int)
        {
            const const_iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const const_iterator&) const = default;

    private:
        friend class ListingRows;
        const_iterator(const ListingRows* rows, std::size_t piece) : m_rows(rows), m_piece(piece) {}

        const ListingRows* m_rows = nullptr;
        std::size_t m_piece = 0;
        std::size_t m_at = 0;
    };
    [[nodiscard]] const_iterator begin() const { return {this, 0}; }
    [[nodiscard]] const_iterator end() const { return {this, m_pieces.size()}; }

private:
    struct Piece
    {
        std::vector<SessionRow> rows; ///< never empty
        std::vector<QUuid> ids;       ///< of the rows, side by side for indexOf()
    };
    struct Place
    {
        std::size_t piece = 0;
        std::size_t at = 0;
    };
    [[nodiscard]] Place placeOf(qsizetype row) const;
    Piece& ownPiece(std::size_t piece);
    void countAgain(std::size_t fromPiece);
    void splitIfLong(std::size_t piece);

    std::vector<std::shared_ptr<const Piece>> m_pieces;
    std::vector<qsizetype> m_starts; ///< first row of each piece
    qsizetype m_size = 0;
};

template <typename Same>
qsizetype ListingRows::sameFromTop(const ListingRows& other, qsizetype atMost, Same same) const
{
    qsizetype row = 0;
    Place ours;
    Place theirs;
    const auto step = [](const ListingRows& list, Place& place) {
        if (++place.at == list.m_pieces[place.piece]->rows.size())
            place = {place.piece + 1, 0};
    };
    while (row < atMost) {
        const auto& piece = m_pieces[ours.piece];
        const auto& otherPiece = other.m_pieces[theirs.piece];
        if (piece == otherPiece && ours.at == 0 && theirs.at == 0) {
            row += qsizetype(piece->rows.size());
            ++ours.piece;
            ++theirs.piece;
            continue;
        }
        if (!same(piece->rows[ours.at], otherPiece->rows[theirs.at], row))
            return row;
        ++row;
        step(*this, ours);
        step(other, theirs);
    }
    return std::min(row, atMost);
}

template <typename Same>
qsizetype ListingRows::sameFromBottom(const ListingRows& other, qsizetype atMost, Same same) const
{
    qsizetype count = 0;
    Place ours{m_pieces.size(), 0}; // at: rows that are left in the piece before
    Place theirs{other.m_pieces.size(), 0};
    const auto turn = [](const ListingRows& list, Place& place) {
        if (place.at == 0)
            place = {place.piece - 1, list.m_pieces[place.piece - 1]->rows.size()};
    };
    while (count < atMost) {
        turn(*this, ours);
        turn(other, theirs);
        const auto& piece = m_pieces[ours.piece];
        const auto& otherPiece = other.m_pieces[theirs.piece];
        if (piece == otherPiece && ours.at == piece->rows.size() && theirs.at == ours.at) {
            count += qsizetype(piece->rows.size());
            ours.at = theirs.at = 0;
            continue;
        }
        --ours.at;
        --theirs.at;
        if (!same(piece->rows[ours.at], otherPiece->rows[theirs.at], other.m_size - 1 - count))
            return count;
        ++count;
    }
    return std::min(count, atMost);
}

} // namespace lectern
