using System.Net;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>A call to make is told with all that its script is filled from.</summary>
public sealed class CallAskedTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today, CallDay = Today.AddDays(11);

    [Fact]
    public async Task A_call_is_told_with_what_is_owed_and_what_was_said_before_it()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await debtor.Owes("F2", Today.AddDays(-3), 30000);
        await server.Run(Today);
        await debtor.Sent((await debtor.AskedFor("reminder_1")).Decision, "reminder_1", "email", Today);
        await server.Post($"/cases/{debtor.Case}/promises", new { promisedOn = Today.AddDays(1), invoices = new[] { "F1" } }, "collector");
        await server.Post($"/cases/{debtor.Case}/contacts", new { channel = "call", outcome = "invoice_not_received", invoices = new[] { "F2" } }, "collector", HttpStatusCode.NoContent);
        await debtor.Hears(new BankFeedReceivedV1(debtor.Siren, CallDay.AddDays(-1), 2, CallDay));
        await server.Service.SetToday(CallDay);
        await server.Run(CallDay);

        await Eventually.Is(() => server.Bus.Heard<CallAskedV1>().Any(c => c.Case == debtor.Case), "the call is told");
        var call = Assert.Single(server.Bus.Heard<CallAskedV1>(), c => c.Case == debtor.Case);
        Assert.Equal((debtor.Siren, debtor.Id, "C-1", 1, "call_1", 1, "accounts_payable", "fr", CallDay), (call.Creditor, call.Debtor, call.CustomerNumber, call.Episode, call.Step, call.Order, call.AddresseeRole, call.Language, call.On));
        Assert.Equal((CallDay, 70000, "F1 F2"), (call.Statement.AsOf, call.Statement.OutstandingCents, string.Join(' ', call.Statement.Lines.Select(line => line.Number).Order())));
        Assert.Equal([("call", null, "invoice_not_received", true), ("email", "reminder_1", null, true)], call.Contacts.OrderBy(c => c.Channel, StringComparer.Ordinal).Select(c => (c.Channel, c.Step, c.Outcome, c.Reached)));
        Assert.Equal((Today, Today.AddDays(1), 40000, "broken", "F1"), call.Promises.Select(p => (p.MadeOn, p.PromisedOn, p.AmountCents, p.Status, Assert.Single(p.Invoices))).Single());
        Assert.Equal((Today, "invoice_not_received", "F2"), call.Causes.Select(c => (c.On, c.Cause, Assert.Single(c.Invoices))).Single());
        Assert.Equal(call.Decision, (await server.Get($"/calls?creditor={debtor.Siren}")).AsArray().Single()!["decision"]!.GetValue<Guid>());
        Assert.Contains(await debtor.History(), h => h.Fact == "call_asked" && h.Text.Contains("accounts_payable is to be called", StringComparison.Ordinal));
    }
}
