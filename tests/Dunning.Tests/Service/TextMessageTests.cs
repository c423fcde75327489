using System.Net;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Text messages of an entity that has them sent, over the broker.</summary>
public sealed class TextMessageTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today; // a Thursday

    async Task<DebtorUnderTest> Craftsman(string phone = "+33612345678")
    {
        var debtor = await server.Debtor(kind: "craftsman");
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", sms = "sent" });
        await debtor.Hears(new DebtorContactsChangedV1(
            debtor.Siren, debtor.Id, "C-1", "Artisan", "fr", [new("accounts_payable", null, null, phone, ["1 rue de l'Exemple"], "84000", "Avignon", "FR")], debtor.Next(debtor.Id), Today));
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        return debtor;
    }

    [Fact]
    public async Task A_text_message_is_asked_for_once_counts_when_it_is_sent_and_is_a_task_when_it_fails_or_comes_back()
    {
        var (arrives, fails, returns, landline) = (await Craftsman(), await Craftsman(), await Craftsman(), await Craftsman("+33490000000"));
        await server.Service.DoDay(Today);
        await server.Service.DoDay(Today);
        foreach (var debtor in new[] { arrives, fails, returns })
        {
            var asked = await debtor.AskedFor("sms_1");
            Assert.Equal(("sms", "sms_1", null, 40000), (asked.Channel, asked.Template, asked.RedirectTo, asked.Statement.OutstandingCents));
            if (debtor == fails) await debtor.Hears(new MessageFailedV1(asked.Decision, debtor.Case, debtor.Siren, asked.Step, asked.Channel, "refused_by_carrier", debtor.Next(asked.Decision), Today));
            else await debtor.Sent(asked.Decision, asked.Step, asked.Channel, Today);
            if (debtor == returns) await debtor.Hears(new MessageBouncedV1(asked.Decision, debtor.Case, debtor.Siren, asked.Step, asked.Channel, "hard", null, debtor.Next(asked.Decision), Today));
        }

        Assert.Equal("sms_1", await ToDo(landline));
        await server.Service.DoDay(Today.AddDays(1));
        Assert.Equal((null, "sms_1", "sms_1", "sms_1"), (await ToDo(arrives), await ToDo(fails), await ToDo(returns), await ToDo(landline)));
        Assert.Equal((1, 1, 1, 0), (arrives.Asked.Count, fails.Asked.Count, returns.Asked.Count, landline.Asked.Count));
        var act = (await server.Get($"/cases/{arrives.Case}"))["acts"]!.AsArray().Single()!;
        Assert.Equal(("sms", "sent"), (act["channel"]!.GetValue<string>(), act["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task It_is_called_back_when_the_invoice_is_paid_and_when_the_entity_has_them_sent_no_more()
    {
        var (pays, changes, keeps) = (await Craftsman(), await Craftsman(), await Craftsman());
        await server.Run(Today);
        foreach (var debtor in new[] { pays, changes, keeps }) await debtor.AskedFor("sms_1");
        await pays.Pays("F1", 40000, 0, Today);
        await server.Put($"/creditors/{changes.Siren}/settings", new { mode = "live", sms = "task" });
        // Who says nothing of text messages changes nothing about them.
        await server.Put($"/creditors/{keeps.Siren}/settings", new { mode = "live", handsOver = false });
        Assert.Equal(("sent", "task"), (await Sms(keeps), await Sms(changes)));

        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Count(m => m.Case == pays.Case || m.Case == changes.Case) == 2, "both are called back");
        Assert.Equal("settled", Assert.Single(server.Bus.Heard<MessageWithdrawnV1>(), m => m.Case == pays.Case).Reason);
        Assert.Equal("texts_not_sent", Assert.Single(server.Bus.Heard<MessageWithdrawnV1>(), m => m.Case == changes.Case).Reason);
        Assert.DoesNotContain(server.Bus.Heard<MessageWithdrawnV1>(), m => m.Case == keeps.Case);
    }

    [Fact]
    public async Task An_entity_starts_with_text_messages_as_tasks()
    {
        var debtor = await server.Debtor();
        Assert.Equal("task", await Sms(debtor));
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", sms = "unknown" }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", sms = "fax" }, expected: HttpStatusCode.BadRequest);
        Assert.Equal("task", await Sms(debtor));
    }

    async Task<string?> Sms(DebtorUnderTest debtor) => (await server.Get($"/creditors/{debtor.Siren}/settings", "manager"))["sms"]!.GetValue<string>();

    async Task<string?> ToDo(DebtorUnderTest debtor) => (await server.Get($"/calls?creditor={debtor.Siren}")).AsArray().SingleOrDefault()?["step"]!.GetValue<string>();
}
