using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>What lowers a claim. A reversed payment is left out, not counted backwards.</summary>
public abstract record Settlement
{
    Settlement(DateOnly on, Money amount) => (On, Amount) = (on, amount);

    /// <summary>Day it takes effect.</summary>
    public DateOnly On { get; }

    /// <summary>How much; not negative.</summary>
    public Money Amount { get; }

    /// <summary>Money credited to the creditor: interest first, then principal (C. civ. 1343-1), the flat compensation last.</summary>
    public sealed record Payment(DateOnly On, Money Amount) : Settlement(On, Amount);

    /// <summary>A credit note (avoir): it lowers the principal, never interest.</summary>
    public sealed record CreditNote(DateOnly On, Money Amount) : Settlement(On, Amount);
}

/// <summary>Where a settlement went.</summary>
/// <param name="Settlement">What came in.</param>
/// <param name="ToInterest">Accrued interest it paid.</param>
/// <param name="ToPrincipal">Principal it paid or, as a credit note, took back.</param>
/// <param name="ToCompensation">Flat compensation it paid.</param>
/// <param name="Left">More than was owed (trop-perçu).</param>
public sealed record Imputed(Settlement Settlement, Money ToInterest, Money ToPrincipal, Money ToCompensation, Money Left);
