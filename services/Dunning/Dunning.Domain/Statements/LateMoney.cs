using System.Globalization;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>
/// Late interest and flat compensation of one invoice (rules R2.1 to R2.4): part payments pay interest first, credit notes lower the principal
/// only. The books take every payment off the principal, so what they show as outstanding and all interest ever accrued add up to what is owed.
/// </summary>
static class LateMoney
{
    /// <summary>The claim as of a day, or null where the table of legal parameters does not reach: that is never guessed.</summary>
    internal static ClaimStatement? Of(CaseInvoice invoice, DunningCase dunning, DateOnly asOf, LegalParameters law)
    {
        var settled = invoice.Settlings.Where(s => s.Value.Amount.IsPositive).ToArray();
        var principal = settled.Aggregate(invoice.Undisputed, (sum, s) => sum + s.Value.Amount);
        try
        {
            return Imputation.AsOf(LateClaim.Legal(principal, invoice.Terms!.DueOn, DebtorKind.Company), asOf, law, settled.Select(s => Settlement(s.Key, s.Value, dunning)));
        }
        catch (LegalParameterMissing)
        {
            return null;
        }
    }

    /// <summary>Where the rate comes from, in words for the debtor.</summary>
    internal static string RateOrigin(DateOnly on, LegalParameters law) => string.Create(
        CultureInfo.GetCultureInfo("fr-FR"),
        $"taux de refinancement de la Banque centrale européenne majoré de {law.On(LegalQuantity.DefaultInterestSurcharge, on).Value:0.##} points (article L441-10 du code de commerce)");

    // A payment takes effect on the day the funds were credited, which only the payment itself tells.
    static Settlement Settlement(Guid source, Settling settled, DunningCase dunning) =>
        settled.IsCredit
            ? new Settlement.CreditNote(settled.On, settled.Amount)
            : new Settlement.Payment(dunning.Payments.GetValueOrDefault(source)?.On ?? settled.On, settled.Amount);
}
