using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Snapshots;

/// <summary>What a list of open items says of an invoice, beside what is known here.</summary>
public enum SnapshotFinding
{
    /// <summary>Not compared: issued after the list was drawn, or open in neither.</summary>
    None,

    /// <summary>The same is open.</summary>
    Agrees,

    /// <summary>It is open here and in the list no more: settled.</summary>
    Vanished,

    /// <summary>Less of it is open in the list: the difference is settled.</summary>
    Lower,

    /// <summary>It is open in the list again, or more of it: what an earlier list had settled, or a rule had put there, is owed again.</summary>
    Reopened,

    /// <summary>More is open in the list than here, and neither an earlier list nor a rule explains it: a person looks.</summary>
    Higher,

    /// <summary>What the list says of it is not clear: it is left as it is, and a person looks.</summary>
    Unclear,

    /// <summary>It stands in the list and is not known here.</summary>
    Unknown,
}

/// <summary>Why what a list says of an invoice is not clear.</summary>
public enum SnapshotDoubt
{
    /// <summary>It is clear.</summary>
    None,

    /// <summary>Its line cannot be read but for the number.</summary>
    Unreadable,

    /// <summary>Several invoices have the number, and the line does not say of which year it is.</summary>
    Ambiguous,

    /// <summary>The line has it on another customer's account.</summary>
    CustomerDiffers,

    /// <summary>The line has it in another currency.</summary>
    CurrencyDiffers,

    /// <summary>It is an opening entry whose dates nobody has confirmed: its number may be that of an entry and not of an invoice.</summary>
    DatesUnconfirmed,
}

/// <summary>A payment that an earlier list made likely.</summary>
/// <param name="Payment">Stream id.</param>
/// <param name="Amount">What stands of it on the invoice.</param>
public sealed record Presumption(Guid Payment, Money Amount);

/// <summary>An invoice as it is known here.</summary>
/// <param name="Open">Still owed.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DateUncertain">Nobody has confirmed its dates.</param>
/// <param name="Presumed">What earlier lists settled of it, the latest first.</param>
public sealed record OwnItem(Money Open, DateOnly IssuedOn, bool DateUncertain, ImmutableArray<Presumption> Presumed);

/// <summary>An invoice as it stands in a list of open items; where it has several lines, their sum.</summary>
/// <param name="Open">Still owed by it.</param>
/// <param name="Doubt">Why that is not clear.</param>
public sealed record ListedItem(Money Open, SnapshotDoubt Doubt = SnapshotDoubt.None);

/// <summary>What follows from a list for one invoice.</summary>
/// <param name="Finding">What it says.</param>
/// <param name="Settles">So much of it is settled.</param>
/// <param name="TakesBack">Payments that earlier lists had presumed, and that are wrong.</param>
/// <param name="Doubt">Why it is not clear.</param>
/// <param name="Missing">So much more is open in the list, and nothing explains it yet.</param>
public sealed record ComparedItem(SnapshotFinding Finding, Money Settles, ImmutableArray<Presumption> TakesBack, SnapshotDoubt Doubt = SnapshotDoubt.None, Money Missing = default)
{
    /// <summary>What a rule had put on it and goes to others.</summary>
    public ImmutableArray<MovedGuess> Gives { get; init; } = [];

    /// <summary>What comes to it from others; a payment of the rest of what is settled is presumed.</summary>
    public Money Comes { get; init; }

    /// <summary>A payment of so much is presumed.</summary>
    public Money Presumes => Settles - Comes;

    /// <summary>So much is owed again.</summary>
    public Money Reopens => TakesBack.Select(p => p.Amount).Concat(Gives.Select(g => g.Amount)).Aggregate(Money.Zero, (sum, amount) => sum + amount);

    /// <summary>The same, with what moves between invoices of its account.</summary>
    public ComparedItem Explained(ImmutableArray<MovedGuess> gives, Money comes)
    {
        if (gives.IsEmpty) return this with { Comes = comes };
        var missing = gives.Aggregate(Missing, (rest, g) => rest - g.Amount);
        return this with { Finding = missing.IsPositive ? SnapshotFinding.Higher : SnapshotFinding.Reopened, Missing = missing, Gives = gives };
    }
}

/// <summary>Compares what is open here with a complete list of what is open in the ERP, invoice by invoice.</summary>
public static class SnapshotComparison
{
    /// <summary>What the list says of an invoice, and what is to be done for it where the ERP says what customers paid.</summary>
    /// <param name="own">As it is known here.</param>
    /// <param name="listed">As it stands in the list; null where it does not.</param>
    /// <param name="through">Last day of issue that the list covers: what was issued later is left alone.</param>
    public static ComparedItem Of(OwnItem own, ListedItem? listed, DateOnly through)
    {
        if (own.IssuedOn > through) return Only(SnapshotFinding.None);
        if (listed is null) return own switch
        {
            { Open.IsPositive: false } => Only(SnapshotFinding.None),
            { DateUncertain: true }    => Only(SnapshotFinding.Unclear, SnapshotDoubt.DatesUnconfirmed),
            _                          => Settled(SnapshotFinding.Vanished, own.Open),
        };
        if (listed.Doubt is not SnapshotDoubt.None) return Only(SnapshotFinding.Unclear, listed.Doubt);
        if (!listed.Open.IsZero && listed.Open.Currency != own.Open.Currency) return Only(SnapshotFinding.Unclear, SnapshotDoubt.CurrencyDiffers);
        return (listed.Open - own.Open) switch
        {
            { IsZero: true }      => Only(SnapshotFinding.Agrees),
            { IsPositive: false } => Settled(listed.Open.IsZero ? SnapshotFinding.Vanished : SnapshotFinding.Lower, own.Open - listed.Open),
            var more              => Reopened(own, more),
        };
    }

    // A payment comes back as a whole: what is still presumed of it is presumed anew.
    static ComparedItem Reopened(OwnItem own, Money more)
    {
        var (back, wrong) = (Money.Zero, ImmutableArray.CreateBuilder<Presumption>());
        foreach (var presumed in own.Presumed)
        {
            if (back >= more) break;
            back += presumed.Amount;
            wrong.Add(presumed);
        }

        return back >= more
            ? new(SnapshotFinding.Reopened, back - more, wrong.ToImmutable())
            : new(SnapshotFinding.Higher, Money.Zero, wrong.ToImmutable(), Missing: more - back);
    }

    static ComparedItem Only(SnapshotFinding finding, SnapshotDoubt doubt = SnapshotDoubt.None) => new(finding, Money.Zero, [], doubt);

    static ComparedItem Settled(SnapshotFinding finding, Money amount) => new(finding, amount, []);
}
