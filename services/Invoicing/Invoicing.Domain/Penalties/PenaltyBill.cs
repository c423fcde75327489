using System.Globalization;
using System.Text.RegularExpressions;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Penalties;

/// <summary>How bills of penalties (factures de pénalités) are numbered, and when they are due.</summary>
public static partial class PenaltyBill
{
    /// <summary>Its number: a series of its own for each entity and year of issue, without gaps.</summary>
    public static string Number(int year, int nth) => string.Create(CultureInfo.InvariantCulture, $"PEN-{year:0000}-{nth:000000}");

    /// <summary>A text that may be such a number.</summary>
    public static bool IsLike(string? text) => text is not null && text.StartsWith("PEN-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a number stands in the series of its year; null where it is none of it.</summary>
    public static int? Nth(string number) => Series().Match(number) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// Last day on which its payment is in time. Penalties are due of right, without a bill (L441-10 II); a bill leaves the time that the law gives where nothing was agreed,
    /// and a public buyer as long as the law gives it after the principal was paid (R2192-36).
    /// </summary>
    /// <param name="issuedOn">Day of issue.</param>
    /// <param name="debtor">Who owes it.</param>
    /// <param name="paidOn">Day of the last payment of a principal.</param>
    /// <param name="law">The dated figures.</param>
    public static DateOnly DueOn(DateOnly issuedOn, DebtorKind debtor, DateOnly paidOn, LegalParameters law)
    {
        var due = issuedOn.AddDays((int)law.On(LegalQuantity.DefaultPaymentTerm, issuedOn).Value);
        var after = debtor is DebtorKind.PublicBody ? paidOn.AddDays((int)law.On(LegalQuantity.PublicBuyerInterestPayment, paidOn).Value) : due;
        return after > due ? after : due;
    }

    [GeneratedRegex(@"^PEN-[0-9]{4}-([0-9]{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Series();
}
