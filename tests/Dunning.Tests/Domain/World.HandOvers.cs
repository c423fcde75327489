using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// Litigation, and the notices that claims have gone to an agency.
sealed partial class World
{
    /// <summary>The policy has the debtor told of hand-overs.</summary>
    public bool TellsOfHandOvers
    {
        get => tellsOfHandOvers;
        init
        {
            tellsOfHandOvers = value;
            if (tellsOfHandOvers) Story.Policies = Policies.Written.Book(ShippedPolicies.Documents.Single(d => d.Name == "standard_company") with { Values = new(HandOverNotice: true) });
        }
    }

    // Some are placed at once, some days later, some never, some by a service that names no agency; of the notices some leave and some do not.
    void Places(DateOnly on)
    {
        foreach (var left in Story.Case.HandOvers.Values.Where(h => h is { Status: HandOverStatus.Done, Placement: null } && Byte(h.Id) % 4 > 0 && Story.Facts.OfType<ClaimsHandedOver>().Single(left => left.HandOver == h.Id).On.AddDays(Byte(h.Id) % 9) <= on).OrderBy(h => h.Id).ToArray())
            Story.Hear(new ClaimsPlaced(Story.Id($"placement {left.Id}"), left.Id, "alpha", Money.Euros(1), 1, on, Byte(left.Id) % 2 == 0 ? null : "Agence Alpha"), on);
        foreach (var (notice, _) in Story.Case.ServiceMessages.Where(message => message.Value.IsOpen && Story.Case.HandOvers.ContainsKey(message.Value.About) && Byte(message.Key) % 3 > 0).OrderBy(message => message.Key).ToArray())
            Story.Hear(new MessageSent(notice, null, 1, on), on);
    }

    static byte Byte(Guid id) => id.ToByteArray()[0];
}
