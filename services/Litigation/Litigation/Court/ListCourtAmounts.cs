using Recouvrement.Kernel.Procedure;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>An amount that procedure asks for or stops at.</summary>
/// <param name="Amount"><c>small_claim_ceiling</c>, <c>lawyer_threshold</c>, <c>payment_order_fee_commercial</c>, <c>payment_order_fee_judicial</c> or <c>service_emolument</c>.</param>
/// <param name="Cents">In euros; null where sources conflict: ask the registry, nothing is guessed here.</param>
/// <param name="Source">The text that sets it, or what the sources say.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while no end is known.</param>
/// <param name="LawyerValidated">A lawyer has confirmed the row.</param>
sealed record CourtAmountLine(string Amount, long? Cents, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

/// <summary>What a proceeding costs as far as the law says it. Costs of recovery stay with the creditor while there is no title (CPCE L111-8).</summary>
static class ListCourtAmounts
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/court/amounts", () => TypedResults.Ok(CourtTables.Shipped.Amounts.Select(row => new CourtAmountLine(Spelling.Of(row.Amount), row.Cents, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated)).ToArray()))
            .RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("court").WithSummary("Fees and bounds of procedure as dated rows with their sources; none is guessed").Produces<CourtAmountLine[]>();
}
