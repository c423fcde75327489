using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>
/// Tells the debtor once that an agency has its claims, where the policy wants it. The claims stay the creditor's: the agency has a mandate to collect (mandat de recouvrement, R124-3), nothing is
/// assigned (no cession), and no law asks for this notice. It only informs; the mentions of R124-4 stand in the agency's own letter, and what the agency costs is never the debtor's (L111-8; rule 5).
/// </summary>
public static class TellingOfHandOvers
{
    /// <summary>Name of the step and of its text.</summary>
    public const string Step = "handover_notice";

    /// <summary>Whom it is meant for.</summary>
    const ContactRole Addressee = ContactRole.AccountsPayable;

    // After that the agency has long written itself; a policy that begins to want it tells nothing of hand-overs of old.
    const int WorkingDaysForName = 3, MostWorkingDays = 10;

    internal static void TellOfHandOvers(this Course course, DunningCommand.Act act)
    {
        HandOver[] untold = [.. course.Now.Untold().Where(handOver => FirstDay(handOver) <= act.On && act.On <= LastDay(handOver))];
        // Claims leave the house in live mode only: one that was asked for while the entity tries something out would be spent.
        if (untold.Length == 0 || act.Now.Entity.Mode != SendingMode.Live || !course.MayServe(act.Now, act.On) || !IsWanted(course.Situation(act.Now, act.On))) return;
        foreach (var handOver in untold)
            if (course.Now.WayToServe(Addressee, act.On) is { } way) course.Tell(handOver, way, act);
            // Until then an address may still be heard of.
            else if (LastDay(handOver) == act.On)
                course.HandToPerson(KeyOf(handOver.Id), new(ServiceKind.HandOverNotice, handOver.Id, [.. course.Now.AtAgency(handOver).Select(invoice => invoice.Id)], SendingMode.Live, IsOpen: false), FailureReason.NoAddress, act.On);
    }

    /// <summary>The next day after this one on which a debtor is told without the name of the agency, or a person asked to tell one who has no address; null where none is.</summary>
    internal static DateOnly? NextAfter(Situation situation) => IsWanted(situation)
        ? situation.Case.Untold().SelectMany(handOver => new DateOnly?[] { FirstDay(handOver), LastDay(handOver) }).Where(day => day > situation.On).Min() : null;

    /// <summary>Why the debtor is no longer told of a hand-over; null where it still may be.</summary>
    internal static string? AgainstTelling(this DunningCase dunning, HandOver handOver) =>
        handOver.Status != HandOverStatus.Done ? WithdrawalReason.Recalled
        : dunning.AtAgency(handOver).Any() ? null
        : handOver.Invoices.All(id => !dunning.Invoices[id].IsOpen) ? WithdrawalReason.Settled
        : handOver.Invoices.Any(id => dunning.Invoices[id].HasDispute) ? WithdrawalReason.Disputed
        : WithdrawalReason.Recalled;

    static void Tell(this Course course, HandOver handOver, Channel way, DunningCommand.Act act)
    {
        var dunning = course.Now;
        course.Add(new HandOverNoticeRequested(
            dunning.Account!, KeyOf(handOver.Id), handOver.Id, handOver.Episode, way, Addressee, dunning.Language, act.Now.Entity.Mode, handOver.PlacedOn!.Value, handOver.AgencyName,
            Serving.Listing(dunning.AtAgency(handOver).Select(invoice => (invoice, invoice.Undisputed)), act.On, act.Now.Law.Version), act.On));
    }

    static bool IsWanted(Situation situation) => situation.Policy is { Values.HandOverNotice: true };

    static IEnumerable<HandOver> Untold(this DunningCase dunning) => dunning.HandOvers.Values
        .Where(handOver => handOver is { Status: HandOverStatus.Done, PlacedOn: not null } && !dunning.ServiceMessages.ContainsKey(KeyOf(handOver.Id)) && dunning.AgainstTelling(handOver) is null
            && !dunning.FollowUps.Values.Any(task => task.Contact == KeyOf(handOver.Id)))
        .OrderBy(handOver => handOver.PlacedOn).ThenBy(handOver => handOver.Id);

    // What the debtor contests since is between it, the creditor and the agency: a letter by itself says nothing of it.
    static IEnumerable<CaseInvoice> AtAgency(this DunningCase dunning, HandOver handOver) => handOver.Invoices.Select(id => dunning.Invoices[id])
        .Where(invoice => invoice is { IsOpen: true, HasDispute: false, FrozenSince: null } && invoice.HandedOver == handOver.Id && invoice.Undisputed.IsPositive);

    static DateOnly FirstDay(HandOver handOver) => handOver.AgencyName is null ? WorkingDays.AddWorkingDays(handOver.PlacedOn!.Value, WorkingDaysForName) : handOver.PlacedOn!.Value;

    static DateOnly LastDay(HandOver handOver) => WorkingDays.AddWorkingDays(handOver.PlacedOn!.Value, MostWorkingDays);

    /// <summary>The key of the message: one hand-over, one notice.</summary>
    internal static Guid KeyOf(Guid handOver) => NameBasedId.Of($"{Step}|{handOver}");
}
