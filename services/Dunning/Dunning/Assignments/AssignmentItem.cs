using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Assignments;

/// <summary>Claims that an agency works on in the creditor's name.</summary>
/// <param name="Assignment">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Agency">Name in the register of agencies.</param>
/// <param name="Invoices">The ERP's own numbers, those among them that are back.</param>
/// <param name="Until">Last day.</param>
/// <param name="On">Business date on which it began.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Placement">The agency's placement in Litigation; null before that is heard of.</param>
/// <param name="EndedOn">Null while it lasts.</param>
/// <param name="End">Why it ended: <c>term_over</c>, <c>creditor_request</c>, <c>handed_over</c>, <c>insolvent</c>, <c>stopped</c>, <c>mode_changed</c>, <c>promised</c>, <c>in_plan</c>, <c>plan_proposed</c>, <c>paused</c>, <c>opted_out</c>, or the reason for which the claims came back: <c>settled</c>, <c>no_white_label_mandate</c>, the agency's own code…</param>
public sealed record AssignmentItem(
    Guid Assignment, Guid Case, string Creditor, string CustomerNumber, string Agency, IReadOnlyList<string> Invoices, DateOnly Until, DateOnly On, string By, Guid? Placement, DateOnly? EndedOn, string? End)
{
    internal const string Kind = "assignment", Open = "open", Ended = "ended";

    internal static IEnumerable<SaidRow> Rows(DunningCase dunning) => dunning.Assignments.Values.Select(one => new SaidRow(one.Id, Kind, one.IsOpen ? Open : Ended, one.Until, SaidRows.Write(Of(dunning, one))));

    internal static AssignmentItem Of(DunningCase dunning, Assignment one) => new(
        one.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, one.Agency, [.. one.Invoices.Select(id => dunning.Invoices[id].Terms!.Number)], one.Until, one.On, one.By,
        one.Placement, one.EndedOn, one.End);
}
