using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Simulations;

/// <summary>A contact that would be made.</summary>
/// <param name="On">Day on which it would leave, or the call be made.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel">How.</param>
/// <param name="Policy">By which policy.</param>
/// <param name="Invoices">The invoices that would advance with it.</param>
/// <param name="Claimed">Owed on them then.</param>
public sealed record SimulatedContact(DateOnly On, string Step, Channel Channel, string Policy, ImmutableArray<Guid> Invoices, Money Claimed);

/// <summary>A fact of a case with the day on which it was heard.</summary>
/// <param name="On">Business date.</param>
/// <param name="Fact">The fact.</param>
public sealed record DatedFact(DateOnly On, DunningEvent Fact);

/// <summary>How people are taken to act in a simulation. Nobody is telephoned, nothing is written.</summary>
/// <param name="CallsAreMade">Calls are made on the day they are asked for, and somebody answers; else they are passed over.</param>
/// <param name="ThreatsAreApproved">Threats and hand-overs are agreed to on the day they are proposed; else they wait.</param>
public sealed record SimulatedPeople(bool CallsAreMade, bool ThreatsAreApproved);

/// <summary>
/// What would be said to a debtor between two days: the real engine on the facts that were heard, with another book of policies. Pure; what it decides is kept
/// nowhere. What leaves, leaves the same day; a formal notice is delivered after a fixed number of days.
/// </summary>
public static class Simulation
{
    const string Actor = "simulation";
    const int DaysToDelivery = 2;

    /// <summary>Goes on from a case as it stands, day by day.</summary>
    /// <param name="dunning">The case on the eve of the first day.</param>
    /// <param name="heard">What is heard from then on, in order; only facts from elsewhere that do not answer to what was sent.</param>
    /// <param name="entity">The creditor entity; the bank feed counts as up to date.</param>
    /// <param name="policies">The book.</param>
    /// <param name="law">The dated legal parameters.</param>
    /// <param name="people">How people act.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <returns>In the order of the days.</returns>
    public static ImmutableArray<SimulatedContact> Run(
        DunningCase dunning, IReadOnlyList<DatedFact> heard, EntityFacts entity, PolicyBook policies, LegalParameters law, SimulatedPeople people, DateOnly from, DateOnly to)
    {
        var (contacts, next, look) = (ImmutableArray.CreateBuilder<SimulatedContact>(), 0, (DateOnly?)from);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var news = next;
            for (; next < heard.Count && heard[next].On <= day; next++) dunning = Hear(dunning, heard[next].Fact, day);
            if (news == next && !(look <= day)) continue;
            var now = new Circumstances(entity with { FeedThrough = day.AddDays(-1) }, policies, law);
            dunning = Work(dunning, now, people, day, contacts);
            look = new Situation(dunning, now, day).LookAgain();
            if (Expected(dunning, day) is { } delivery && !(look <= delivery)) look = delivery;
        }

        return contacts.ToImmutable();
    }

    static DunningCase Work(DunningCase dunning, Circumstances now, SimulatedPeople people, DateOnly day, ImmutableArray<SimulatedContact>.Builder contacts)
    {
        foreach (var notice in dunning.Outgoing.Values.Where(act => Delivered(act) is { } on && on <= day).Select(act => act.Id).ToArray())
            dunning = DunningCase.Evolve(dunning, new LetterMoved(notice, LetterState.Delivered, day, long.MaxValue, day));
        dunning = Tell(dunning, new DunningCommand.Act(now, Actor, day));
        if (people.ThreatsAreApproved)
            foreach (var open in dunning.Outgoing.Values.Where(act => act.Status == OutgoingStatus.AwaitingApproval).Select(act => act.Id).Concat(dunning.HandOvers.Values.Where(h => h.IsOpen).Select(h => h.Id)).ToArray())
                dunning = Tell(dunning, new DunningCommand.Approve(open, now, Actor + "|approves", day));
        foreach (var act in dunning.Outgoing.Values.Where(act => act.Status == OutgoingStatus.Requested || (people.CallsAreMade && act.Status == OutgoingStatus.CallToMake)).OrderBy(act => act.Id).ToArray())
        {
            dunning = act.Status == OutgoingStatus.Requested
                ? DunningCase.Evolve(dunning, new MessageSent(act.Id, null, long.MaxValue, day))
                : Tell(dunning, new DunningCommand.RecordCall(act.Id, CallOutcome.Reached, Actor, day));
            var invoices = act.Covered.Select(c => c.Invoice).ToImmutableArray();
            contacts.Add(new(
                day, act.Step, act.Channel, new Situation(dunning, now, day).Policy?.Label ?? "", invoices, invoices.Aggregate(Money.Zero, (sum, id) => sum + dunning.Invoices[id].ClaimedOn(day))));
        }

        return dunning;
    }

    static DunningCase Hear(DunningCase dunning, DunningEvent fact, DateOnly day) =>
        fact is IHeardFact ? Tell(dunning, new DunningCommand.Hear(null, fact, day)) : DunningCase.Evolve(dunning, fact);

    // What is refused simply does not happen.
    static DunningCase Tell(DunningCase dunning, DunningCommand command) => DunningCase.Decide(dunning, command).Facts.Aggregate(dunning, DunningCase.Evolve);

    static DateOnly? Delivered(Outgoing act) =>
        act is { Channel: Channel.RegisteredLetter or Channel.ElectronicRegisteredLetter, SentOn: { } sent, Letter.IsEmpty: true } ? sent.AddDays(DaysToDelivery) : null;

    static DateOnly? Expected(DunningCase dunning, DateOnly after) => dunning.Outgoing.Values.Select(Delivered).Where(on => on > after).Min();
}
