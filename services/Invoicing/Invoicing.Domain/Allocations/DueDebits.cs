namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>Debits in the order in which the law has a payment taken: those due on its day, oldest first, before those not due yet (art. 1342-10 C. civ.).</summary>
sealed class DueDebits
{
    static readonly Comparer<OpenAccount.Item> ByAge =
        Comparer<OpenAccount.Item>.Create((a, b) => a.On == b.On ? string.CompareOrdinal(a.Id, b.Id) : a.On.CompareTo(b.On));

    readonly SortedSet<OpenAccount.Item> due = new(ByAge), notDue;
    readonly Queue<OpenAccount.Item> waiting;

    public DueDebits(IEnumerable<OpenAccount.Item> debits)
    {
        notDue = new(debits, ByAge);
        waiting = new(notDue.OrderBy(debit => debit.DueOn));
    }

    public bool IsEmpty => due.Count + notDue.Count == 0;

    /// <summary>The first to be served on a day, which is never before the day asked for last; null when there is none.</summary>
    public (OpenAccount.Item Debit, bool IsDue)? On(DateOnly day)
    {
        while (waiting.TryPeek(out var next) && next.DueOn <= day)
        {
            waiting.Dequeue();
            if (notDue.Remove(next)) due.Add(next);
        }

        return due.Min is { } first ? (first, true) : notDue.Min is { } early ? (early, false) : null;
    }

    public void Remove(OpenAccount.Item debit)
    {
        if (!due.Remove(debit)) notDue.Remove(debit);
    }
}
