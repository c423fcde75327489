using System.Net;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

// Copies that a debtor asks for, and those that are under way.
public sealed partial class AnswerPageTests
{
    [Fact]
    public async Task A_copy_that_is_at_hand_is_asked_of_correspondence_the_same_day_once()
    {
        var (debtor, asked) = await Sent("F1");
        await debtor.Hears(new InvoiceCopyKeptV1(debtor.Siren, debtor.Invoice("F1"), "F1", new string('a', 64), 10, "application/pdf", "F1.pdf", 1, Today));
        for (var time = 0; time < 2; time++) Assert.Equal(HttpStatusCode.OK, (await Post(Path(asked), ("answer", "copy_please"))).Status);
        var copies = await debtor.AskedFor("invoice_copy");
        Assert.Equal(("email", "invoice_copy", "accounts_payable", Today), (copies.Channel, copies.Template, copies.AddresseeRole, copies.On));
        Assert.Equal([debtor.Invoice("F1")], copies.Statement.Lines.Select(l => l.Invoice));
        Assert.Equal(asked.Decision, Links.Read(Token(copies.AnswerUrl!))!.Value.Decision);
        Assert.DoesNotContain(await debtor.History(), h => h.Fact == "follow_up_asked");

        await debtor.Sent(copies.Decision, "invoice_copy", "email", Today);
        Assert.Single(debtor.Asked, m => m.Step == "invoice_copy");
        Assert.Contains(await debtor.History(), h => h.Fact == "invoice_copies_requested");
    }

    [Fact]
    public async Task A_copy_that_is_missing_or_was_withdrawn_is_a_task_with_its_number()
    {
        var (debtor, asked) = await Sent("F1", "F2");
        foreach (var number in new[] { "F1", "F2" }) await debtor.Hears(new InvoiceCopyKeptV1(debtor.Siren, debtor.Invoice(number), number, new string('a', 64), 10, "application/pdf", $"{number}.pdf", 1, Today));
        await debtor.Hears(new InvoiceCopyWithdrawnV1(debtor.Siren, debtor.Invoice("F2"), "F2", 2, Today));
        var thanks = (await Post(Path(asked), ("answer", "copy_please"))).Page;
        Assert.DoesNotContain("par e-mail aujourd", thanks, StringComparison.Ordinal);
        var task = Assert.Single((await server.Get($"/tasks?creditor={debtor.Siren}")).AsArray())!;
        Assert.Equal("send_invoice_copy", task["kind"]!.GetValue<string>());
        Assert.Equal(["F2"], task["invoices"]!.AsArray().Select(i => i!.GetValue<string>()));
        // The other one goes by itself.
        Assert.Equal(["F1"], (await debtor.AskedFor("invoice_copy")).Statement.Lines.Select(l => l.Number));
    }

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
