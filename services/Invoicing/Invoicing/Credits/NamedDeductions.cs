using System.Collections.Immutable;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Credits;

namespace Recouvrement.Invoicing.Credits;

/// <summary>
/// A part of an invoice that the payer keeps back, as its remittance advice says (déduction d'office). It is contested, and neither paid nor written off.
/// Conditions to check before it is accepted: art. L442-1 I 3° C. com. asks for a claim that is certain, liquid and due, and that the supplier could check before.
/// </summary>
/// <param name="Invoice">The invoice's number; it is known here, and of the same customer.</param>
/// <param name="AmountCents">How much, in the currency of the payment; not more than would be owed without this payment.</param>
/// <param name="Reason"><c>logistics_penalty</c>, <c>promotion</c>, <c>price</c>, <c>quality</c>, <c>shortage</c>, <c>return</c> or <c>other</c>.</param>
/// <param name="Year">Its year of issue, where the number alone does not tell.</param>
/// <param name="Reference">The payer's own reference; needed where it keeps two parts of one invoice back for one reason.</param>
public sealed record NamedDeduction(string Invoice, long AmountCents, string Reason, int? Year = null, string? Reference = null);

static class NamedDeductions
{
    const int Most = 1000, LongestReference = 60;

    /// <summary>Null where nothing is said of deductions.</summary>
    public static Deductions? Inspected(Inspection inspection, NamedDeduction?[]? asked, string? currency)
    {
        if (asked is null) return null;
        if (asked.Length > Most) inspection.Wrong("deductions", $"A payment has at most {Most} deductions.");
        var named = ImmutableArray.CreateBuilder<Deduction>();
        foreach (var (i, one) in asked.Take(Most).Index())
        {
            var field = $"deductions[{i}]";
            if (one is null)
            {
                inspection.Wrong(field, "It is nothing.");
                continue;
            }

            if (one.Year is < 1990 or > 2100) inspection.Wrong($"{field}.year", "It is a year from 1990 to 2100.");
            named.Add(new(
                inspection.Key($"{field}.invoice", one.Invoice), one.Year, inspection.Amount($"{field}.amountCents", one.AmountCents, currency),
                inspection.Word<DeductionReason>($"{field}.reason", one.Reason), Reference(inspection, $"{field}.reference", one.Reference)));
        }

        return new(named.ToImmutable());
    }

    // It becomes a part of the name of a dispute.
    static string? Reference(Inspection inspection, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var reference = inspection.Key(field, text);
        if (reference.Length > LongestReference) inspection.Wrong(field, $"It has at most {LongestReference} characters.");
        return reference;
    }
}
