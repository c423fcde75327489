using System.Collections.Immutable;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;

namespace Recouvrement.Invoicing.Credits;

/// <summary>An invoice that a payment or credit note is meant for, known here or not yet.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue, where the number alone does not tell.</param>
/// <param name="AmountCents">How much is meant for it; as much as it takes where absent. In the currency of the credit.</param>
public sealed record NamedInvoice(string Number, int? Year = null, long? AmountCents = null);

static class NamedInvoices
{
    const int Most = 1000;

    public static Designations Inspected(Inspection inspection, NamedInvoice?[]? asked, string? currency)
    {
        if (asked is null or []) return Designations.None;
        if (asked.Length > Most) inspection.Wrong("invoices", $"A credit names at most {Most} invoices.");
        var named = ImmutableArray.CreateBuilder<Designation>();
        for (var i = 0; i < asked.Length && i < Most; i++)
        {
            var field = $"invoices[{i}]";
            if (asked[i] is not { } one)
            {
                inspection.Wrong(field, "It is nothing.");
                continue;
            }

            if (one.Year is < 1990 or > 2100) inspection.Wrong($"{field}.year", "It is a year from 1990 to 2100.");
            named.Add(new(inspection.Key($"{field}.number", one.Number), one.Year, one.AmountCents is { } cents ? inspection.Amount($"{field}.amountCents", cents, currency) : null));
        }

        if (named.Select(n => (n.Number.ToUpperInvariant(), n.Year)).Distinct().Count() < named.Count) inspection.Wrong("invoices", "An invoice is named twice.");
        return new(named.ToImmutable());
    }
}
