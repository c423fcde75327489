using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What is no payment and no invoice of a row on a customer's account (411), because its entry moves a doubtful debt or a loss.</summary>
/// <param name="LeftOut">Why none of it is; null where some is.</param>
/// <param name="Moved">The part that is not, with its sign.</param>
/// <param name="Remark">What to look at though it is booked; null where nothing is.</param>
/// <param name="IsOfAgency">A collection agency holds what it tells of.</param>
readonly record struct LossMeaning(string? LeftOut, Money Moved, string? Remark, bool IsOfAgency)
{
    const string Opening = "No payment and no invoice: its entry";

    /// <summary>Of one row.</summary>
    /// <param name="kind">What the row would be without its entry.</param>
    /// <param name="journal">Where it stands.</param>
    /// <param name="entry">Its entry, where that moves such things.</param>
    /// <param name="net">Debit less credit.</param>
    public static LossMeaning Of(FecItemKind kind, FecJournalKind journal, FecLossEntry? entry, Money net) => entry switch
    {
        null or { Kind: LossAccount.Other } => default,
        // What a year opens with is open, whatever else it opens with.
        _ when kind is FecItemKind.OpeningDebit or FecItemKind.OpeningCredit => default,
        { Kind: LossAccount.Doubtful, IsMixed: true } mixed => Mixed(mixed, net),
        { Kind: LossAccount.Doubtful } => Whole("moves it between 411 and 416 (doubtful debts): it is owed as before. Say here that it is doubtful, where that is not said yet."),
        { Kind: LossAccount.Lost }     => Whole("books a loss (654) or takes one back. Write it off here, where that is not done yet."),
        { Kind: LossAccount.Agency }   => new(null, Money.Zero, null, IsOfAgency: true),
        // Sundry income is invoiced too, and a rebate may be booked as a charge.
        _ when journal is FecJournalKind.Sales || kind is FecItemKind.Invoice => default,
        _ => Whole("books a small difference or what came in after a loss (658, 758). Write it off here or say that it was recovered, where that is not done yet."),
    };

    static LossMeaning Whole(string why) => new($"{Opening} {why}", Money.Zero, null, false);

    // Money that pays a part while the rest becomes doubtful: only one row on 411 tells whose that is.
    static LossMeaning Mixed(FecLossEntry entry, Money net)
    {
        if (entry.Doubted == 0 || entry.CustomerRows == 0) return default;
        if (entry.CustomerRows > 1 || entry.Doubted > 0 == net.IsPositive)
            return new(null, Money.Zero, "Its entry also moves doubtful debts (416), which are not read: it is booked as a whole. Compare the account.", false);
        var moved = new Money(-entry.Doubted, net.Currency);
        return Math.Abs(moved.Amount) >= Math.Abs(net.Amount) ? Whole("moves it between 411 and 416 (doubtful debts): it is owed as before. Say here that it is doubtful, where that is not said yet.")
            : new(null, moved, $"Its entry also moves {new Money(Math.Abs(moved.Amount), net.Currency)} of it between 411 and 416 (doubtful debts), which is no payment and no invoice: the rest is booked.", false);
    }
}
