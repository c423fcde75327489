using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Plans;

/// <summary>A term of a plan.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">To pay.</param>
/// <param name="Kept">It was paid.</param>
public sealed record TermOfPlan(DateOnly DueOn, long AmountCents, bool Kept);

/// <summary>An instalment plan.</summary>
/// <param name="Plan">Its key; also what is approved.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Status"><c>proposed</c>, <c>agreed</c>, <c>fulfilled</c>, <c>broken</c>, <c>rejected</c> or <c>cancelled</c>.</param>
/// <param name="Late">The next term is past its day and not paid.</param>
/// <param name="TotalCents">Sum of the terms.</param>
/// <param name="ReceivedCents">Came in on its invoices since.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
/// <param name="Terms">By date.</param>
/// <param name="ProposedOn">Business date.</param>
/// <param name="By">Who entered it: may not approve it.</param>
/// <param name="EndedOn">Day on which it ended.</param>
/// <param name="EndReason">Why it was cancelled.</param>
/// <param name="DiscountCents">Given up of the principal once all terms are kept; 0 for nothing.</param>
/// <param name="Discount"><c>none</c>, <c>offered</c>, <c>earned</c> (accounting credits it) or <c>lost</c>.</param>
/// <param name="Because">Why it needs or needed a second person: <c>terms</c>, <c>discount</c>, <c>earlier_plan</c>.</param>
public sealed record PlanItem(
    Guid Plan, Guid Case, string Creditor, string CustomerNumber, int Episode, string Status, bool Late, long TotalCents, long ReceivedCents, string Currency,
    IReadOnlyList<string> Invoices, IReadOnlyList<TermOfPlan> Terms, DateOnly ProposedOn, string By, DateOnly? EndedOn, string? EndReason,
    long DiscountCents = 0, string? Discount = null, IReadOnlyList<string>? Because = null)
{
    internal const string Kind = "plan";

    internal static IEnumerable<SaidRow> Rows(DunningCase dunning) => dunning.Plans.Values.Select(plan =>
    {
        var status = Spelling.Of(plan.Status);
        return new SaidRow(plan.Id, Kind, status, plan.Next?.DueOn ?? plan.Terms[^1].DueOn, SaidRows.Write(new PlanItem(
            plan.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, plan.Episode, status, plan.Late, plan.Total.Cents, plan.ReceivedIn(dunning).Cents,
            plan.Total.Currency, [.. plan.Claims.Select(claim => claim.Number)], [.. plan.Terms.Select((term, n) => new TermOfPlan(term.DueOn, term.Amount.Cents, plan.Status == PlanStatus.Fulfilled || n < plan.Kept))],
            plan.ProposedOn, plan.AskedBy, plan.EndedOn, plan.Status == PlanStatus.Cancelled ? Spelling.Of(plan.End) : null,
            plan.Discount.Cents, Spelling.Of(plan.DiscountState), [.. plan.Needs.Select(Spelling.Of)])));
    });
}
