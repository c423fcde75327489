using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Sales;

/// <summary>Objections of sales, and their lifting. The same one told again adds nothing. What threatens and has not gone out is called back.</summary>
static class Objecting
{
    internal static Decision<DunningEvent> TakesObjection(this DunningCase dunning, DunningCommand.ObjectForSales objects)
    {
        var on = objects.On;
        if (dunning.Account is null) return Refuse("no_such_case", "There is no such case.");
        if (objects.Reason == ObjectionReason.Unknown) return Refuse("reason_missing", "Sales objects for a reason.");
        if (objects.Until < on) return Refuse("until_is_past", "The last day of an objection is today or later.");
        if (objects.Until > on.AddDays(SalesObjection.MostDays)) return Refuse("objection_too_long", $"An objection lasts at most {SalesObjection.MostDays} days: until {on.AddDays(SalesObjection.MostDays):yyyy-MM-dd}.");
        if (objects.Step is { } step && !IsThreat(new Situation(dunning, objects.Now, on), step)) return Refuse("no_such_threat", $"The policy of this debtor has no threat '{step}'.");
        var (named, unfit) = dunning.Named(objects.Invoices, unnamed: _ => false);
        if (unfit is not null) return unfit;
        var invoices = named.Select(invoice => invoice.Id).ToHashSet();
        if (dunning.Objections.Values.Any(known => known.IsOn(on) && known.Reason == objects.Reason && known.Until == objects.Until && known.Step == objects.Step && invoices.SetEquals(known.Invoices))) return Nothing;
        if (dunning.Objections.Values.Count(known => known.Episode == dunning.EpisodeOfToday) >= SalesObjection.MostPerEpisode)
            return Refuse("too_many_objections", $"Sales has objected {SalesObjection.MostPerEpisode} times in this escalation: somebody must decide now, by a pause, a plan or the threat.");

        var course = new Course(dunning);
        course.Add(new SalesObjected(
            NameBasedId.Of($"sales-objection|{dunning.Account.CaseId()}|{dunning.Objections.Count + 1}"), dunning.EpisodeOfToday, objects.Reason, objects.Step, [.. named.Select(invoice => invoice.Id)],
            objects.Until, dunning.SalesPerson, objects.By, on));
        course.CallBackThreats(objects.Now, on);
        return course.Facts;
    }

    internal static Decision<DunningEvent> Lifts(this DunningCase dunning, DunningCommand.LiftSalesObjection lift) => dunning.Objections.GetValueOrDefault(lift.Objection) switch
    {
        null                                       => Refuse("no_such_objection", "There is no such objection."),
        var objection when objection.IsOn(lift.On) => new SalesObjectionLifted(lift.Objection, lift.By, lift.On),
        _                                          => Nothing,
    };

    static bool IsThreat(Situation situation, string step) =>
        step == HandOverOutlook.Step || (situation.Policy?.Steps.Any(one => one.IsThreat && one.Name == step) ?? false);

    static void CallBackThreats(this Course course, Circumstances now, DateOnly on)
    {
        var (situation, reason) = (course.Situation(now, on), Blocker.SalesObjection.Reason);
        foreach (var act in course.Now.Unsent().Where(act => situation.IsObjectedTo(act) && Withdrawal.EndsWith(reason, act.Status == OutgoingStatus.Rejected))) course.Withdraw(act, reason, on);
        foreach (var handOver in course.Now.OpenHandOvers().Where(h => h.Status == HandOverStatus.Proposed && h.Invoices.Any(id => situation.ObjectionTo(HandOverOutlook.Step, id) is not null)))
            course.Add(new HandOverWithdrawn(handOver.Id, reason, on));
    }
}
