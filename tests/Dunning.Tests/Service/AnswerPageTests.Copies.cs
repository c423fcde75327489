using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

// Copies that are under way.
public sealed partial class AnswerPageTests
{
    [Fact]
    public async Task Copies_under_way_are_called_back_by_the_stop_where_nothing_else_of_the_case_waits()
    {
        var (debtor, asked) = await Sent("F1");
        await debtor.Hears(new InvoiceCopyKeptV1(debtor.Siren, debtor.Invoice("F1"), "F1", new string('a', 64), 10, "application/pdf", "F1.pdf", 1, Today));
        await Post(Path(asked), ("answer", "copy_please"));
        var copies = await debtor.AskedFor("invoice_copy");
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", stopped = true });
        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(w => w.Decision == copies.Decision && w.Reason == "stopped"), "the copies are called back");
    }
}
