using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Insolvencies;

/// <summary>What a claim frozen by an opening judgment comes to on its eve: what is declared (L622-24, L622-25), contested or not.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="JudgmentOn">The judgment.</param>
/// <param name="Principal">Owed then, less what a kept plan had given up: that is not owed, even where its credit note comes later.</param>
/// <param name="Interest">Accrued to the eve and not paid; null where it is not computed here: a foreign currency, a debtor that is no company, or no legal parameter.</param>
/// <param name="Compensation">Flat compensation, not paid; null as the interest.</param>
/// <param name="HasFallenDue">Due by the eve; else it is declared as still to fall due.</param>
public sealed record ClaimAtJudgment(CaseInvoice Invoice, DateOnly JudgmentOn, Money Principal, Money? Interest, Money? Compensation, bool HasFallenDue)
{
    /// <summary>All frozen claims of a case, in the order of the due dates.</summary>
    public static ImmutableArray<ClaimAtJudgment> Of(DunningCase dunning, LegalParameters law) =>
    [
        .. dunning.Invoices.Values.Where(i => i.FrozenSince is not null)
            .OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal)
            .Select(i => Of(i, dunning, law)).Where(claim => claim.Principal.IsPositive),
    ];

    static ClaimAtJudgment Of(CaseInvoice invoice, DunningCase dunning, LegalParameters law)
    {
        var judgment = invoice.FrozenSince!.Value;
        var eve = judgment.AddDays(-1);
        var given = invoice.Discount?.UncreditedBy(invoice, eve) ?? Money.Zero;
        var late = invoice.Outstanding.Currency == "EUR" && dunning.Kind.IsBusiness()
            ? LateMoney.Of(invoice, invoice.Outstanding - given, dunning, eve, law)
            : null;
        return new(invoice, judgment, late?.Principal ?? Money.Max(Money.Zero, LateMoney.PrincipalOn(invoice, dunning, eve) - given), late?.InterestOutstanding, late?.CompensationOutstanding, invoice.DueOn <= eve);
    }
}
