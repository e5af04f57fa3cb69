#include "receipt_command.h"

#include "output.h"
#include "workspace/receipt.h"

using namespace Qt::StringLiterals;

namespace lectern::cli {

void ReceiptCommand::onOpened(Workspace& workspace)
{
    const auto receipt = makeReceipt(workspace.store(), workspace.account(), m_record);
    if (!receipt) {
        endWith(receipt.error());
        return;
    }
    if (options().json)
        say(QJsonObject{{u"receipt"_s, receiptJson(*receipt)}});
    else
        say(receiptText(*receipt).chopped(1));
    end(ExitCode::Ok);
}

} // namespace lectern::cli
