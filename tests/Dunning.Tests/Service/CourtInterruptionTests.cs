using System.Text.Json.Nodes;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What litigation tells of courts and insolvencies moves the limitation of the invoices it is about, without a person.</summary>
public sealed class CourtInterruptionTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task The_service_of_a_payment_order_interrupts_and_what_becomes_of_it_ends_that()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 5, 1), 40000);
        var (before, proceeding, handOver) = (await Limitation(debtor), Guid.NewGuid(), Guid.NewGuid());
        // An invoice that the case does not know is none of its own.
        await debtor.Hears(new PaymentOrderServedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1"), Guid.NewGuid()], new(2026, 9, 20), true, 5, Today));
        await Eventually.Is(async () => (await Limitation(debtor))["interruptions"]!.AsArray().Count == 1, "the interruption is known");
        Assert.Null((await Limitation(debtor))["safeOn"]);

        await debtor.Hears(new CourtActionEndedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], "title", false, new(2026, 9, 30), 6, Today));
        await Eventually.Is(async () => (await Limitation(debtor))["safeOn"]?.GetValue<string>() == "2031-09-30", "a new period runs from the title");
        await debtor.Hears(new CourtActionEndedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], "withdrawn", true, Today, 7, Today));
        await Eventually.Is(async () => (await Limitation(debtor))["safeOn"]?.GetValue<string>() == before["safeOn"]!.GetValue<string>(), "what was withdrawn has interrupted nothing");
    }

    [Fact]
    public async Task A_proceeding_that_interrupted_nothing_ends_nothing()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 5, 1), 40000);
        await debtor.Hears(new CourtActionEndedV1(Guid.NewGuid(), Guid.NewGuid(), debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], "rejected", true, Today, 3, Today));
        await debtor.Owes("F2", new(2026, 5, 1), 40000);
        Assert.Empty((await Limitation(debtor))["interruptions"]!.AsArray());
    }

    [Fact]
    public async Task What_was_paid_before_the_order_was_served_ends_on_the_day_of_the_service()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 5, 1), 40000);
        var (proceeding, handOver) = (Guid.NewGuid(), Guid.NewGuid());
        await debtor.Hears(new PaymentOrderServedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], new(2026, 9, 20), true, 5, Today));
        await debtor.Hears(new CourtActionEndedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], "paid", false, new(2026, 9, 15), 6, Today));
        await Eventually.Is(async () => (await Limitation(debtor))["safeOn"]?.GetValue<string>() == "2031-09-20", "a new period runs from the service");
    }

    [Fact]
    public async Task An_end_that_is_heard_before_its_service_ends_what_that_interrupts()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 5, 1), 40000);
        var (before, proceeding, handOver) = (await Limitation(debtor), Guid.NewGuid(), Guid.NewGuid());
        await debtor.Hears(new CourtActionEndedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], "withdrawn", true, new(2026, 9, 30), 6, Today));
        await debtor.Owes("F2", new(2026, 5, 1), 40000);
        await debtor.Hears(new PaymentOrderServedV1(proceeding, handOver, debtor.Case, debtor.Siren, debtor.Id, [debtor.Invoice("F1")], new(2026, 9, 20), true, 5, Today));
        await Eventually.Is(async () => (await Limitation(debtor))["interruptions"]!.AsArray().Count == 1, "the interruption is known");
        Assert.Equal(before["safeOn"]!.GetValue<string>(), (await Limitation(debtor))["safeOn"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_claim_that_was_declared_is_declared_in_its_case_too()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 8, 1), 40000);
        await debtor.Hears(new DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "receivership", new(2026, 8, 20), new(2026, 8, 25), debtor.Next(debtor.Id), Today));
        await debtor.Hears(new ClaimDeclaredV1(Guid.NewGuid(), debtor.Siren, debtor.Id, "C-1", [debtor.Invoice("F1")], new(2026, 8, 20), new(2026, 9, 15), 40000, "EUR", 3, Today));
        await Eventually.Is(async () => (await server.Get($"/cases/{debtor.Case}/insolvency"))["claims"]![0]!["declared"]!.GetValue<bool>(), "the declaration is known");
    }

    [Fact]
    public async Task A_declared_claim_that_is_turned_down_has_interrupted_nothing_and_one_admitted_on_appeal_has()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 8, 1), 40000);
        var (before, claim) = ((await Limitation(debtor))["safeOn"]!.GetValue<string>(), Guid.NewGuid());
        await debtor.Hears(new DebtorInsolvencyOpenedV1(debtor.Siren, debtor.Id, "C-1", "receivership", new(2026, 8, 20), new(2026, 8, 25), debtor.Next(debtor.Id), Today));
        await debtor.Hears(Declaration(debtor, claim));
        await Eventually.Is(async () => (await Limitation(debtor))["safeOn"] is null, "the period stands still");
        await debtor.Hears(Decided(debtor, claim, 0, new(2026, 9, 20), 4));
        await Eventually.Is(async () => (await Limitation(debtor))["safeOn"]?.GetValue<string>() == before, "the day is that of before the declaration");
        Assert.True((await Limitation(debtor))["interruptions"]![0]!["void"]!.GetValue<bool>());
        Assert.True((await server.Get($"/cases/{debtor.Case}/insolvency"))["claims"]![0]!["declared"]!.GetValue<bool>());

        await debtor.Hears(Decided(debtor, claim, 30_000, new(2026, 9, 28), 6));
        await Eventually.Is(async () => (await Limitation(debtor))["safeOn"] is null, "it was admitted after all");
        // What is told late of a decision that another has replaced changes nothing.
        await debtor.Hears(Decided(debtor, claim, 0, new(2026, 9, 27), 5));
        await debtor.Owes("F2", new(2026, 8, 1), 40000);
        Assert.Null((await Limitation(debtor))["safeOn"]);
    }

    [Fact]
    public async Task A_decision_that_is_heard_before_the_declaration_counts_when_that_is_heard()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", new(2026, 8, 1), 40000);
        var (before, claim) = ((await Limitation(debtor))["safeOn"]!.GetValue<string>(), Guid.NewGuid());
        await debtor.Hears(Decided(debtor, claim, 0, new(2026, 9, 20), 4));
        await debtor.Hears(Declaration(debtor, claim));
        await Eventually.Is(async () => (await Limitation(debtor))["interruptions"]!.AsArray() is [var one] && one!["void"]!.GetValue<bool>(), "the declaration is known, and what became of it");
        Assert.Equal(before, (await Limitation(debtor))["safeOn"]?.GetValue<string>());
    }

    static ClaimDeclaredV1 Declaration(DebtorUnderTest debtor, Guid claim) => new(claim, debtor.Siren, debtor.Id, "C-1", [debtor.Invoice("F1")], new(2026, 8, 20), new(2026, 9, 15), 40000, "EUR", 3, Today);

    static ClaimAdmittedV1 Decided(DebtorUnderTest debtor, Guid claim, long cents, DateOnly on, long version) =>
        new(claim, debtor.Siren, debtor.Id, "C-1", [debtor.Invoice("F1"), Guid.NewGuid()], new(2026, 8, 20), new(2026, 9, 15), on, cents, "EUR", version, Today);

    Task<JsonNode> Limitation(DebtorUnderTest debtor) => server.Get($"/cases/{debtor.Case}/invoices/{debtor.Invoice("F1")}/limitation");
}
