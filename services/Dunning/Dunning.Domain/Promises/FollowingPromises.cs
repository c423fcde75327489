using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Promises;

/// <summary>
/// What becomes of promises. One that is paid in full is kept at once, and open again should the money go back; all else is decided by the run
/// of the day after the tolerance, and not while the bank feed is behind or money that nobody has allocated would make it good.
/// </summary>
static class FollowingPromises
{
    const string Engine = "service:dunning";

    /// <summary>Keeps or reopens by what is known now: the same whatever the order in which the facts of a day came.</summary>
    internal static void FollowPromises(this Course course, DateOnly on)
    {
        foreach (var promise in course.Now.Promises.Values.Where(p => p.Status is PromiseStatus.Open or PromiseStatus.Kept && p.Episode >= course.Now.Episode).OrderBy(p => p.Id))
        {
            var money = MoneySince.Of(course.Now, promise.Claims, on);
            switch (promise.IsKeptBy(money, on), promise.Status)
            {
                case (true, PromiseStatus.Open):  course.Add(new PromiseKept(promise.Id, money.Received, on)); break;
                case (false, PromiseStatus.Kept): course.Add(new PromiseReopened(promise.Id, money.Received, on)); break;
            }
        }
    }

    internal static void JudgePromises(this Course course, DunningCommand.Act act)
    {
        if (course.Now.Promises.IsEmpty) return;
        course.FollowPromises(act.On);
        foreach (var promise in course.Now.Promises.Values.Where(p => p.Status == PromiseStatus.Open).OrderBy(p => p.Id))
        {
            var money = MoneySince.Of(course.Now, promise.Claims, act.On);
            if (money.IsMoot) course.Add(new PromiseWithdrawn(promise.Id, MoneySince.WhyMoot(course.Now, promise.Claims, act.On), Engine, act.On));
            else if (act.On > promise.Until && !course.MayHaveBeenPaid(act, Money.Min(promise.Amount, money.Payable) - promise.Tolerance - money.Received, promise.Amount.Currency))
                course.Add(money.Received.IsPositive ? new PromisePartlyKept(promise.Id, money.Received, act.On) : new PromiseBroken(promise.Id, act.On));
        }
    }

    /// <summary>Money may have come in that no invoice shows yet: nobody is said to have broken its word on it.</summary>
    internal static bool MayHaveBeenPaid(this Course course, DunningCommand.Act act, Money missing, string currency) =>
        (act.Now.Entity.FeedThrough is not null && course.Situation(act.Now, act.On) is { Policy: not null, FeedIsStale: true })
        || (course.Now.UnallocatedCredit(currency) is { IsPositive: true } free && free >= missing);
}
