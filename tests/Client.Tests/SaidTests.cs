using System.Net;
using Recouvrement.Client.Collector;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class SaidTests(DunningWithClient dunning) : IClassFixture<DunningWithClient>
{
    const string Siren = "732829320";
    static readonly DateOnly Today = DunningWithClient.Today;
    readonly ICollectorClient collector = dunning.Collector;

    [Fact]
    public async Task A_collector_tells_a_case_what_its_debtor_says()
    {
        var (debtor, invoice) = (Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f40"), Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f41"));
        await dunning.Bus.Publish(new DebtorChangedV1(Siren, debtor, "C-SAYS", "company", null, "fr", 1, Today));
        await dunning.Bus.Publish(new InvoiceIssuedV1(Siren, debtor, "C-SAYS", invoice, "FA-40", "FA-40", Today.AddDays(-60), Today.AddDays(-30), 300_00, 300_00, "EUR", false, 1, Today));
        await Eventually.Is(async () => await collector.GetCasesAsync(Siren, "C-SAYS") is [{ OpenCents: 300_00, Kind: "company" }], "the case is there");
        var id = (await collector.GetCasesAsync(Siren, "C-SAYS"))[0].Case;

        var promise = await collector.PromiseAsync(id, new(Today.AddDays(9), ["FA-40"], 100_00));
        Assert.Equal(("open", Today.AddDays(12), 100_00L), (promise.Status, promise.Until, promise.AmountCents));
        Assert.Equal("promised_too_far", (await Assert.ThrowsAsync<ProblemException>(() => collector.PromiseAsync(id, new(Today.AddDays(16))))).Code);
        Assert.Equal(promise.Promise, Assert.Single(await collector.GetPromisesAsync("open", Siren)).Promise);
        await collector.WithdrawPromiseAsync(id, promise.Promise, new("entered_in_error"));
        Assert.Equal("entered_in_error", Assert.Single(await collector.GetPromisesOfCaseAsync(id)).EndReason);

        var plan = await collector.ProposePlanAsync(id, new([new(Today.AddDays(10), 100_00), new(Today.AddDays(40), 200_00)]));
        Assert.Equal(("agreed", 2), (plan.Status, plan.Terms.Count));
        await collector.CancelPlanAsync(id, plan.Plan, new("replaced"));
        Assert.Empty(await collector.GetPlansAsync("agreed", Siren));
        Assert.Single(await collector.GetPlansOfCaseAsync(id));

        var objection = await collector.ObjectForSalesAsync(id, new("negotiation_under_way", Today.AddDays(9), ["FA-40"], "formal_notice"));
        Assert.Equal("invalid_input", (await Assert.ThrowsAsync<ProblemException>(() => collector.ObjectForSalesAsync(id, new("other", Today.AddDays(31))))).Code);
        Assert.Equal(objection.Objection, Assert.Single(await collector.GetSalesObjectionsAsync(Siren)).Objection);
        Assert.Single(await collector.GetSalesObjectionsOfCaseAsync(id));
        Assert.Empty(await collector.GetSalesNoticesAsync("VRP-1", Siren, open: true));

        var pause = await collector.PauseAsync(id, new("legal_review", Today.AddDays(9)));
        Assert.Equal(("paused_already", "not_found"), ((await collector.PauseManyAsync(new([id], "legal_review", Today.AddDays(9))))[0].Outcome, (await collector.PauseManyAsync(new([Guid.NewGuid()], "other", Today)))[0].Outcome));
        Assert.Equal(pause.Pause, Assert.Single(await collector.GetPausesAsync(Siren)).Pause);
        await collector.LiftPauseAsync(id, pause.Pause);
        Assert.Equal(Today, Assert.Single(await collector.GetPausesOfCaseAsync(id)).LiftedOn);

        await collector.NoteContactAsync(id, new("call", "payment_sent", Today.AddDays(-1)));
        var task = Assert.Single(await collector.GetFollowUpsOfCaseAsync(id));
        Assert.Equal("find_payment", task.Kind);
        await collector.ReportFollowUpAsync(id, task.FollowUp, new());
        await collector.OrderVisitAsync(id, new(Today.AddDays(5), ["FA-40"]));
        Assert.Equal("visit", Assert.Single(await collector.GetFollowUpsAsync(creditor: Siren)).Kind);
        Assert.Contains(await collector.GetCallOutcomesAsync(), outcome => outcome is { Outcome: "approver_away", Reached: true, Day: "ahead" });

        var note = await collector.WriteNoteAsync(id, new("conversation", "Mme Martin rappelle lundi."));
        Assert.Equal("Mme Martin rappelle lundi.", Assert.Single(await collector.GetNotesAsync(id)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<ProblemException>(() => collector.EraseNoteAsync(id, note.Note))).Status);
        await dunning.Manager.EraseNoteAsync(id, note.Note);
        Assert.Null(Assert.Single(await collector.GetHistoryAsync(id), h => h.Fact == "note_written").Note);
        Assert.Equal(new PromiseRecord(0, 0, 0, 0, null), (await collector.GetCaseAsync(id)).Promises);
    }
}
