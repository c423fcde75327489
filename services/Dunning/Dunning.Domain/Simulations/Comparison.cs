using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Simulations;

/// <summary>What one contact costs, as the creditor counts it.</summary>
/// <param name="ByChannel">By channel; what is not named costs nothing.</param>
public sealed record ContactCosts(ImmutableDictionary<Channel, Money> ByChannel)
{
    /// <summary>Of one contact.</summary>
    public Money Of(Channel channel) => ByChannel.GetValueOrDefault(channel);
}

/// <summary>A contact and by which book it would be made.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Current">By the policies in force.</param>
/// <param name="Candidate">By those that were asked for.</param>
public sealed record ComparedContact(SimulatedContact Contact, bool Current, bool Candidate);

/// <summary>What a book of policies would say in sum.</summary>
/// <param name="Contacts">How many.</param>
/// <param name="ByChannel">By channel.</param>
/// <param name="ByStep">By step.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Claimed">The sum of what was owed on the invoices of each, in euros; of those in other currencies nothing is in it.</param>
/// <param name="Debtors">Debtors that would hear anything.</param>
public sealed record ContactTotals(int Contacts, ImmutableSortedDictionary<Channel, int> ByChannel, ImmutableSortedDictionary<string, int> ByStep, Money Cost, Money Claimed, int Debtors)
{
    /// <summary>Nothing.</summary>
    public static ContactTotals None { get; } = new(0, ImmutableSortedDictionary<Channel, int>.Empty, ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal), Money.Zero, Money.Zero, 0);

    /// <summary>With those of one more debtor.</summary>
    public ContactTotals With(IReadOnlyCollection<SimulatedContact> contacts, ContactCosts costs) => new(
        Contacts + contacts.Count,
        contacts.Aggregate(ByChannel, (all, c) => all.SetItem(c.Channel, all.GetValueOrDefault(c.Channel) + 1)),
        contacts.Aggregate(ByStep, (all, c) => all.SetItem(c.Step, all.GetValueOrDefault(c.Step) + 1)),
        contacts.Aggregate(Cost, (sum, c) => sum + costs.Of(c.Channel)),
        contacts.Where(c => c.Claimed.Currency == Money.Zero.Currency).Aggregate(Claimed, (sum, c) => sum + c.Claimed),
        Debtors + (contacts.Count > 0 ? 1 : 0));
}

/// <summary>Sets what two books would say to one debtor side by side.</summary>
public static class Comparison
{
    /// <summary>All contacts of both, in the order of the days; what both would say on one day in the same way stands once.</summary>
    public static ImmutableArray<ComparedContact> Of(IReadOnlyCollection<SimulatedContact> current, IReadOnlyCollection<SimulatedContact> candidate)
    {
        var other = candidate.ToLookup(Key);
        var known = current.Select(Key).ToHashSet();
        return
        [
            .. current.Select(c => new ComparedContact(c, Current: true, Candidate: other.Contains(Key(c))))
                .Concat(candidate.Where(c => !known.Contains(Key(c))).Select(c => new ComparedContact(c, Current: false, Candidate: true)))
                .OrderBy(c => c.Contact.On).ThenByDescending(c => c.Current).ThenBy(c => c.Contact.Step, StringComparer.Ordinal),
        ];
    }

    static (DateOnly, string, Channel) Key(SimulatedContact contact) => (contact.On, contact.Step, contact.Channel);
}
