using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Messages and requests in, messages and rows out.</summary>
public sealed class EscalationTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today; // a Thursday

    [Fact]
    public async Task An_overdue_invoice_is_reminded_of_once()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        Assert.Equal(1, (await server.Run(Today))!["requested"]!.GetValue<int>());
        Assert.Equal(0, (await server.Run(Today))!["decided"]!.GetValue<int>());
        var asked = await debtor.AskedFor("reminder_1");
        Assert.Equal((debtor.Case, debtor.Siren, "C-1", 1, "email", "accounts_payable", 40000L, 0L), (asked.Case, asked.Creditor, asked.CustomerNumber, asked.Episode, asked.Channel, asked.AddresseeRole, asked.Statement.OutstandingCents, asked.Statement.CompensationCents));
        Assert.Equal(NameBasedId.Of($"decision|{debtor.Case}|1|reminder_1|{Today:yyyy-MM-dd}"), asked.Decision);
        Assert.Null(asked.RedirectTo);
    }

    [Fact]
    public async Task A_run_reads_only_the_cases_that_a_hint_names()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(20), 40000);
        await server.Run(Today);
        Assert.Equal(0, (await server.Run(Today))!["looked"]!.GetValue<int>());
        await debtor.Pays("F1", 1000, 39000, Today);
        Assert.Equal(1, (await server.Run(Today))!["looked"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_payment_calls_back_what_was_asked_for()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await debtor.Pays("F1", 40000, 0, Today);
        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(w => w.Decision == asked.Decision && w.Reason == "settled"), "the message is called back");
        Assert.Equal("settled", (await server.Get($"/cases/{debtor.Case}"))["summary"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Insolvency_calls_back_what_was_asked_for_and_names_what_is_declared()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        Assert.Equal(404, await server.Status($"/cases/{debtor.Case}/insolvency"));
        var opened = new Contracts.Invoicing.DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "receivership", Today.AddDays(-1), Today, 1, Today);
        await debtor.Hears(opened);
        await debtor.Hears(opened);
        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(w => w.Decision == asked.Decision && w.Reason == "insolvency"), "the message is called back");
        Assert.Equal("insolvency", (await debtor.Why(Today))[0]!["blockedBy"]!.GetValue<string>());
        Assert.Single(await debtor.History(), h => h.Fact == "insolvency_opened");

        var insolvency = await server.Get($"/cases/{debtor.Case}/insolvency");
        Assert.Equal(("receivership", $"{Today.AddDays(-1):yyyy-MM-dd}"), (insolvency["proceedings"]![0]!["kind"]!.GetValue<string>(), insolvency["proceedings"]![0]!["judgmentOn"]!.GetValue<string>()));
        // Due three days ago, judged yesterday: one day of interest, and the 40 euros.
        var claim = insolvency["claims"]!.AsArray().Single()!;
        Assert.Equal((40000, 4000, true), (claim["principalCents"]!.GetValue<long>(), claim["compensationCents"]!.GetValue<long>(), claim["interestCents"]!.GetValue<long>() is > 0 and < 20));
    }

    [Fact]
    public async Task A_bill_of_penalties_is_claimed_without_interest_and_without_the_compensation()
    {
        var debtor = await server.Debtor();
        var bill = debtor.Invoice("PEN-2026-000001");
        await debtor.Hears(new Contracts.Invoicing.InvoiceIssuedV1(
            debtor.Siren, debtor.Id, "C-1", bill, "PEN-2026-000001", "PEN-2026-000001", Today.AddDays(-90), Today.AddDays(-60), 50000, 50000, "EUR", false, 1, Today.AddDays(-90), IsPenalty: true));
        await debtor.Hears(new Contracts.Invoicing.InvoiceAmendedV1(
            debtor.Siren, debtor.Id, "C-1", bill, "PEN-2026-000001", "PEN-2026-000001", Today.AddDays(-90), Today.AddDays(-60), 40000, 40000, "EUR", false, 2, Today.AddDays(-80), IsPenalty: true));
        await debtor.Hears(new Contracts.Invoicing.DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "receivership", Today.AddDays(-1), Today, 1, Today));
        await Eventually.Is(async () => await server.Status($"/cases/{debtor.Case}/insolvency") == 200, "the judgment is known");
        var claim = (await server.Get($"/cases/{debtor.Case}/insolvency"))["claims"]!.AsArray().Single()!;
        Assert.Equal((40000, 0, 0), (claim["principalCents"]!.GetValue<long>(), claim["interestCents"]!.GetValue<long>(), claim["compensationCents"]!.GetValue<long>()));
    }

    [Fact]
    public async Task A_message_heard_twice_is_one_fact()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        var before = (await debtor.History()).Count;
        var again = new Contracts.Invoicing.InvoiceIssuedV1(debtor.Siren, debtor.Id, "C-1", debtor.Invoice("F1"), "F1", "F1", Today.AddDays(-33), Today.AddDays(-3), 40000, 40000, "EUR", false, 1, Today);
        await debtor.Hears(again);
        Assert.Equal(before, (await debtor.History()).Count);
    }

    [Fact]
    public async Task In_shadow_nothing_is_published_and_in_redirect_everything_names_the_mailbox()
    {
        var (shadow, redirect) = (await server.Debtor("shadow"), await server.Debtor("redirect"));
        await shadow.Owes("F1", Today.AddDays(-3), 40000);
        await redirect.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        Assert.Equal("recette@creancier.invalid", (await redirect.AskedFor("reminder_1")).RedirectTo);
        Assert.Contains(await shadow.History(), h => h is { Fact: "step_decided" } && h.Text.Contains("in shadow mode", StringComparison.Ordinal));
        Assert.Empty(shadow.Asked);
    }

    [Fact]
    public async Task The_events_hold_no_mailbox()
    {
        var debtor = await server.Debtor("redirect");
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        await debtor.AskedFor("reminder_1");
        await using var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default);
        Assert.Equal([0L], await session.Read("select count(*) from mt_events where data::text like '%@%'", r => r.GetInt64(0), default));
    }

    [Fact]
    public async Task Stopping_an_entity_calls_back_what_waits_at_once()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await server.Put($"/creditors/{debtor.Siren}/settings", new { mode = "live", stopped = true });
        await Eventually.Is(() => server.Bus.Heard<MessageWithdrawnV1>().Any(w => w.Decision == asked.Decision && w.Reason == "stopped"), "the message is called back");
    }

    [Fact]
    public async Task A_debtor_of_whom_only_the_seat_is_known_is_reached_by_letter()
    {
        var debtor = await server.Debtor(reachable: false);
        await debtor.Hears(new DebtorContactsChangedV1(debtor.Siren, debtor.Id, "C-1", "Débiteur", "fr", [], debtor.Next(debtor.Id), Today, new(["9 quai du Siège"], "69002", "Lyon", null)));
        await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await server.Run(Today);
        Assert.Equal("letter", (await debtor.AskedFor("reminder_1")).Channel);
    }

    [Fact]
    public async Task What_keeps_an_account_from_being_dunned_is_named_with_its_owner()
    {
        var (silent, contested, moving) = (await server.Debtor(reachable: false), await server.Debtor(), await server.Debtor());
        foreach (var debtor in new[] { silent, contested, moving }) await debtor.Owes("F1", Today.AddDays(-3), 40000);
        await contested.Contests("F1", Today);
        await server.Run(Today);
        Assert.Equal(("no_address", "disputed", null), (await Reason(silent), await Reason(contested), await Reason(moving)));
        Assert.Equal("no_address", (await silent.Why(Today))[0]!["blockedBy"]!.GetValue<string>());
        Assert.Equal(1, (await server.Get($"/creditors/{silent.Siren}/summary"))["blocked"]!["no_address"]!.GetValue<int>());
    }

    [Fact]
    public async Task Why_tells_a_past_day_from_what_had_happened_by_then()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(2), 40000);
        await debtor.Contests("F1", Today.AddDays(3));
        Assert.Equal("reminder_1", (await debtor.Why(Today.AddDays(1)))[0]!["nextStep"]!.GetValue<string>());
        Assert.Equal("disputed", (await debtor.Why(Today.AddDays(4)))[0]!["blockedBy"]!.GetValue<string>());
    }

    async Task<string?> Reason(DebtorUnderTest debtor) => (await server.Get($"/creditors/{debtor.Siren}/blocked")).AsArray().Single()!["reason"]?.GetValue<string>();
}
