using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Promises;

/// <summary>Promises are made within the limits of the policy: so many days ahead, so many in an episode.</summary>
static class Promising
{
    internal static Decision<DunningEvent> TakesPromise(this DunningCase dunning, DunningCommand.MakePromise make)
    {
        var course = new Course(dunning);
        return course.Promise(make) is { } refusal ? refusal : course.Facts;
    }

    /// <summary>Adds the promise; or says why it is none. The same one told again adds nothing.</summary>
    internal static Refusal? Promise(this Course course, DunningCommand.MakePromise make)
    {
        var (dunning, on) = (course.Now, make.On);
        if (course.Situation(make.Now, on).Policy?.Values is not { Promises: var terms } values) return Refuse(Blocker.NoPolicy.Reason, "No policy says how far ahead this debtor may promise; pause the case instead.");
        if (make.PromisedOn < on) return Refuse("promised_too_late", "A promise names today or a day to come.");
        if (make.PromisedOn > on.AddDays(terms.MaxDaysAhead)) return Refuse("promised_too_far", $"A promise lies at most {terms.MaxDaysAhead} days ahead: until {on.AddDays(terms.MaxDaysAhead):yyyy-MM-dd}.");
        if (dunning.Promises.Values.Any(known => IsSame(dunning, known, make, values))) return null;

        var (invoices, unfit) = dunning.Promisable(make.Invoices, values, on);
        if (unfit is not null) return unfit;
        if (invoices.FirstOrDefault(invoice => dunning.IsPromised(invoice.Id)) is { } promised) return Refuse("already_promised", $"Invoice {promised.Terms!.Number} has an open promise or plan; end that first.");
        if (dunning.PromisesOf(dunning.EpisodeOfToday).Count(Counts) >= terms.PerEpisode) return Refuse("promises_used_up", $"{terms.PerEpisode} promises were made in this episode already: no more are taken.");

        ClaimWhenSaid[] claims = [.. invoices.Select(invoice => new ClaimWhenSaid(invoice.Id, invoice.Terms!.Number, invoice.ClaimedOn(on), invoice.MoneyIn))];
        var all = claims.Aggregate(Money.Zero, (sum, claim) => sum + claim.Claimed);
        if (make.Amount is { IsPositive: false }) return Refuse("amount_not_positive", "Something is promised, or nothing.");
        if (make.Amount is { } said && said.Currency != all.Currency) return Refuse("other_currency", $"These invoices are in {all.Currency}.");
        if (make.Amount > all) return Refuse("amount_too_high", $"Only {all} is owed on these invoices.");

        course.Add(new PromiseMade(
            NameBasedId.Of($"promise|{dunning.Account!.CaseId()}|{dunning.Promises.Count + 1}"), dunning.EpisodeOfToday, [.. claims], make.Amount ?? all, make.PromisedOn,
            make.PromisedOn.AddDays(terms.ToleranceDays), values.ThresholdsIn(all.Currency)!.PromiseTolerance, make.By, on));
        foreach (var invoice in invoices) course.CallBack(invoice.Id, Stop.Promised(on).Reason, on);
        course.EndAssignmentsOf(invoices.Select(invoice => invoice.Id), Stop.Promised(on).Reason, on);
        return null;
    }

    internal static Decision<DunningEvent> Withdraws(this DunningCase dunning, DunningCommand.WithdrawPromise withdraw) => dunning.Promises.GetValueOrDefault(withdraw.Promise) switch
    {
        null                                => Refuse("no_such_promise", "There is no such promise."),
        { Status: PromiseStatus.Withdrawn } => Nothing,
        { Status: not PromiseStatus.Open }  => Refuse("already_decided", "What became of this promise is known already."),
        _                                   => new PromiseWithdrawn(withdraw.Promise, withdraw.Reason, withdraw.By, withdraw.On),
    };

    // A mistake of ours costs the debtor no promise; one it took back, or that lost its object by its own doing, does.
    static bool Counts(PromiseToPay promise) => promise is not { Status: PromiseStatus.Withdrawn, End: StopEnd.EnteredInError or StopEnd.NothingOwed or StopEnd.Factored };

    static bool IsSame(DunningCase dunning, PromiseToPay known, DunningCommand.MakePromise make, PolicyValues values) =>
        known.Status == PromiseStatus.Open && known.MadeOn == make.On && known.PromisedOn == make.PromisedOn
        && known.Amount == (make.Amount ?? known.Claims.Aggregate(Money.Zero, (sum, claim) => sum + claim.Claimed)) && dunning.IsAbout(known.Claims, make.Invoices, values, make.On);
}
