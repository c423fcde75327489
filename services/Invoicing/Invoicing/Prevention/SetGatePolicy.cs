using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Thresholds of the order gate. What is left out is the default.</summary>
/// <param name="HoldAll">Everything waits for a person.</param>
/// <param name="OverdueConditionDays">Overdue for more days: cash first. 8 by default.</param>
/// <param name="OverdueHoldDays">Overdue for more days: held. 30 by default.</param>
/// <param name="OverdueFromCents">Overdue sums below are let pass. 0 by default.</param>
/// <param name="OverLimitPercent">Over the limit by at most so much of it: a deposit; by more: held. 10 by default.</param>
/// <param name="OverLimitDepositPercent">That deposit. 30 by default.</param>
/// <param name="ExpiredAssessmentTermDays">The term while no assessment is good. 15 by default.</param>
/// <param name="NewlyFoundedMonths">A company is newly founded for so long. 24 by default.</param>
/// <param name="NewlyFoundedDepositPercent">The deposit it pays. 30 by default.</param>
/// <param name="SignalConditionFrom">Signals as grave as this: cash first. <c>medium</c> by default.</param>
/// <param name="SignalHoldFrom">Signals as grave as this: held. <c>high</c> by default.</param>
public sealed record GatePolicyAsked(
    bool HoldAll = false, int? OverdueConditionDays = null, int? OverdueHoldDays = null, long? OverdueFromCents = null, int? OverLimitPercent = null, int? OverLimitDepositPercent = null,
    int? ExpiredAssessmentTermDays = null, int? NewlyFoundedMonths = null, int? NewlyFoundedDepositPercent = null, string? SignalConditionFrom = null, string? SignalHoldFrom = null);

/// <summary>Thresholds of the order gate, and the first day they hold; null for the defaults.</summary>
/// <param name="From">First day.</param>
/// <param name="Policy">The thresholds.</param>
public sealed record GatePolicyAnswer(DateOnly? From, GatePolicy Policy);

static class SetGatePolicy
{
    public static void MapGatePolicies(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/creditors/{siren}/gate-policies/{from}", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("order gate").WithSummary("Sets the thresholds of the order gate from a day on").TakesCommand();
        routes.MapGet("/creditors/{siren}/gate-policies", All).RequireRole(Readers.All).WithTags("order gate").WithSummary("The thresholds of the order gate, the latest first; the last are the defaults");
    }

    static Task<IResult> Put(
        string siren, DateOnly from, GatePolicyAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        inspection.Day("from", from);
        var policy = Inspected(inspection, asked, GatePolicy.Default);
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session => await KnownCreditor.IsKnown(session, siren, stop)
            ? Answer.From(await books.GatePolicies.Handle(
                session, BusinessKey.OfGatePolicies(entity), new GatePoliciesCommand.SetPolicy(siren, from, policy), http.EventContext(clock), stop, Answer.Version(version)))
            : KnownCreditor.Unknown(siren), stop);
    }

    static async Task<IReadOnlyList<GatePolicyAnswer>> All(string siren, PreventionDesk desk, CancellationToken stop)
    {
        await using var session = await Session.Open(desk.Database, stop);
        var set = await session.Read(
            "select valid_from, policy from gate_policies where creditor = $1 order by valid_from desc limit 1000", r => new GatePolicyAnswer(r.Day(0), GatePolicyTable.Read(r.GetString(1))), stop, siren);
        return [.. set, new(null, GatePolicy.Default)];
    }

    static GatePolicy Inspected(Inspection inspection, GatePolicyAsked asked, GatePolicy standard)
    {
        int Within(string field, int? value, int otherwise, int most)
        {
            if (value is < 0 || value > most) inspection.Wrong(field, $"It is from 0 to {most}.");
            return value ?? otherwise;
        }

        SignalSeverity Severity(string field, string? word, SignalSeverity otherwise) => word is null ? otherwise : inspection.Word<SignalSeverity>(field, word);
        if (asked.OverdueFromCents is < 0 or > Inspection.MostCents) inspection.Wrong("overdueFromCents", "It is no amount.");
        var policy = new GatePolicy(
            asked.HoldAll, Within("overdueConditionDays", asked.OverdueConditionDays, standard.OverdueConditionDays, 3650), Within("overdueHoldDays", asked.OverdueHoldDays, standard.OverdueHoldDays, 3650),
            asked.OverdueFromCents ?? standard.OverdueFromCents, Within("overLimitPercent", asked.OverLimitPercent, standard.OverLimitPercent, 1000),
            Within("overLimitDepositPercent", asked.OverLimitDepositPercent, standard.OverLimitDepositPercent, 100),
            Within("expiredAssessmentTermDays", asked.ExpiredAssessmentTermDays, standard.ExpiredAssessmentTermDays, 365), Within("newlyFoundedMonths", asked.NewlyFoundedMonths, standard.NewlyFoundedMonths, 600),
            Within("newlyFoundedDepositPercent", asked.NewlyFoundedDepositPercent, standard.NewlyFoundedDepositPercent, 100),
            Severity("signalConditionFrom", asked.SignalConditionFrom, standard.SignalConditionFrom), Severity("signalHoldFrom", asked.SignalHoldFrom, standard.SignalHoldFrom));
        if (policy.OverdueHoldDays < policy.OverdueConditionDays) inspection.Wrong("overdueHoldDays", "It is less than overdueConditionDays.");
        if (policy.SignalHoldFrom < policy.SignalConditionFrom) inspection.Wrong("signalHoldFrom", "It is milder than signalConditionFrom.");
        return policy;
    }
}
