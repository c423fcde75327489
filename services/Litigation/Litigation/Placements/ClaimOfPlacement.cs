using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>A claim with an agency.</summary>
/// <param name="ClaimId">Stream id of the invoice; names the claim in every report.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="PlacedCents">Principal when placed.</param>
/// <param name="OutstandingCents">Principal still owed by the creditor's accounts.</param>
sealed record ClaimOfPlacement(Guid ClaimId, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long PlacedCents, long OutstandingCents)
{
    public static async Task<IReadOnlyList<ClaimOfPlacement>> All(Session session, Guid placement, CancellationToken stop) => await session.Read(
        "select invoice, number, reference, issued_on, due_on, amount_cents, placed_cents, outstanding_cents from placed_claims where placement = $1 and recalled_on is null order by due_on, number",
        row => new ClaimOfPlacement(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)),
        stop, placement);
}
