using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Dossiers;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>The computation as it lies in the archive: every line that was added up, so that anybody can add them up again.</summary>
static class ClaimFigures
{
    public static JsonObject Json(DateOnly asOf, LegalParameters law, ImmutableArray<StatedClaim> claims) => new()
    {
        ["asOf"] = Day(asOf), ["law"] = law.Version,
        ["claims"] = new JsonArray([.. claims.Select(Claim)]),
        // Amounts of two currencies are never added up.
        ["totals"] = new JsonArray([.. claims.GroupBy(c => c.Of.Outstanding.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Total)]),
    };

    static JsonNode Claim(StatedClaim claim) => new JsonObject
    {
        ["invoice"] = claim.Of.Invoice, ["number"] = claim.Of.Number, ["issuedOn"] = Day(claim.Of.IssuedOn), ["dueOn"] = Day(claim.Of.DueOn), ["currency"] = claim.Of.Outstanding.Currency,
        ["amountCents"] = claim.Of.Amount.Cents, ["gap"] = claim.Gap, ["outstandingInBooksCents"] = claim.Of.Outstanding.Cents,
        ["principalCents"] = claim.Principal.Cents, ["interestCents"] = claim.Interest.Cents, ["compensationCents"] = claim.Compensation.Cents, ["totalCents"] = claim.Total.Cents,
        ["interestAccruedCents"] = (claim.Statement?.Interest.Total ?? claim.Interest).Cents, ["interestPaidCents"] = claim.Statement?.InterestPaid.Cents ?? 0, ["compensationPaidCents"] = claim.Statement?.CompensationPaid.Cents ?? 0,
        ["interestLines"] = new JsonArray([.. claim.Statement?.Interest.Lines.Select(Line) ?? []]),
        ["imputations"] = new JsonArray([.. claim.Statement?.Imputations.Select(Imputation) ?? []]),
    };

    static JsonNode Line(InterestLine line) => new JsonObject
    {
        ["from"] = Day(line.From), ["to"] = Day(line.To), ["days"] = line.Days, ["ratePercent"] = line.Percent.ToString("0.00##", CultureInfo.InvariantCulture),
        ["baseCents"] = line.Base.Cents, ["capitalisedCents"] = line.Capitalised.Cents, ["amountCents"] = line.Amount.Cents,
    };

    static JsonNode Imputation(Imputed imputed) => new JsonObject
    {
        ["on"] = Day(imputed.Settlement.On), ["kind"] = imputed.Settlement is Settlement.Payment ? "payment" : "credit_note", ["amountCents"] = imputed.Settlement.Amount.Cents,
        ["toInterestCents"] = imputed.ToInterest.Cents, ["toPrincipalCents"] = imputed.ToPrincipal.Cents, ["toCompensationCents"] = imputed.ToCompensation.Cents, ["leftCents"] = imputed.Left.Cents,
    };

    static JsonNode Total(IGrouping<string, StatedClaim> claims) => new JsonObject
    {
        ["currency"] = claims.Key, ["principalCents"] = Sum(claims, c => c.Principal), ["interestCents"] = Sum(claims, c => c.Interest), ["compensationCents"] = Sum(claims, c => c.Compensation), ["totalCents"] = Sum(claims, c => c.Total),
    };

    static long Sum(IEnumerable<StatedClaim> claims, Func<StatedClaim, Money> amount) => claims.Sum(c => amount(c).Cents);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
