using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Insurance;

/// <summary>What a credit insurer covers of the debtor by one policy.</summary>
/// <param name="Insured">Covered exposure; nothing where it covers nothing any more.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while it is open.</param>
/// <param name="Version">Of the credit file it was told from.</param>
public sealed record CreditCover(Money Insured, DateOnly From, DateOnly? Until, long Version)
{
    /// <summary>It covers something on the days from <see cref="From"/> to <see cref="Until"/>.</summary>
    public bool HoldsOn(DateOnly day) => Insured.IsPositive && From <= day && !(Until < day);

    /// <summary>The days on which it begins to hold and no longer does.</summary>
    internal IEnumerable<DateOnly?> Turns => [From, Until < DateOnly.MaxValue ? Until.Value.AddDays(1) : null];
}
