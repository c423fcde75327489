using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>What chooses a case's policy on a day: what its debtor is, what it owes, and how it has paid.</summary>
static class Traits
{
    const int MonthsLookedAt = 12;

    internal static DebtorTraits TraitsOn(this DunningCase dunning, DateOnly on, PayerProfiles profiles)
    {
        var open = dunning.Invoices.Values.Where(i => i.IsOpen && i.Currency == Money.Zero.Currency).ToArray();
        var (average, settled) = dunning.DaysLateOn(on);
        return new(
            dunning.Kind, dunning.Segment, profiles.Of(dunning.Payer, average, settled), dunning.ClaimObject, dunning.Language,
            open.Aggregate(Money.Zero, (sum, i) => sum + i.Outstanding), Oldest(dunning, on) is { } due && due < on ? on.DayNumber - due.DayNumber : 0, dunning.IsInsuredOn(on), dunning.PolicyException, dunning.PromiseRecord.KeptPercent);
    }

    /// <summary>Days late on average of the invoices settled in the twelve months before a day, half-up to the day, and how many they were. One that was paid early counts as in time.</summary>
    internal static (int? Average, int Settled) DaysLateOn(this DunningCase dunning, DateOnly on)
    {
        var late = dunning.SettledOn(on).Select(s => Math.Max(0, s.On.DayNumber - s.DueOn.DayNumber)).ToArray();
        return late.Length == 0 ? (null, 0) : ((int)decimal.Round((decimal)late.Sum() / late.Length, MidpointRounding.AwayFromZero), late.Length);
    }

    /// <summary>The first day after one on which another policy may follow the case without anything being heard; null where no day does.</summary>
    internal static DateOnly? TraitsChangeAfter(this DunningCase dunning, DateOnly on, PolicyBook policies)
    {
        var days = new List<DateOnly?> { policies.NextChange(on) };
        if (Oldest(dunning, on) is { } due)
            days.AddRange(policies.All.Select(p => p.Policy.Scope.DaysLateFrom).OfType<int>().Select(from => (DateOnly?)due.AddDays(from)));
        if (policies.All.Any(p => p.Policy.Scope.IsInsured is not null))
            days.AddRange(dunning.Covers.Values.SelectMany(cover => cover.Turns));
        if (dunning.Payer == PayerProfile.None)
            days.AddRange(dunning.SettledOn(on).Select(s => (DateOnly?)s.On.AddMonths(MonthsLookedAt).AddDays(1)));
        return days.Where(day => day > on).Min();
    }

    // In euros: what may be claimed of others is for the policy to say that is chosen here.
    static DateOnly? Oldest(DunningCase dunning, DateOnly on) => dunning.Invoices.Values.Where(i => i.IsClaimable(on) && i.Currency == Money.Zero.Currency).Select(i => (DateOnly?)i.DueOn).Min();

    // By money: what was given up or credited says nothing of how somebody pays.
    static IEnumerable<(DateOnly DueOn, DateOnly On)> SettledOn(this DunningCase dunning, DateOnly on)
    {
        foreach (var invoice in dunning.Invoices.Values.Where(i => i.Terms is { IsPenalty: not true } && !i.Outstanding.IsPositive))
        {
            var last = invoice.Settlings.Where(s => s.Value is { Amount.IsPositive: true, IsCredit: false }).Select(s => (DateOnly?)(dunning.Payments.GetValueOrDefault(s.Key)?.On ?? s.Value.On)).Max();
            if (last is { } day && day <= on && day.AddMonths(MonthsLookedAt) >= on) yield return (invoice.Terms!.Instalments?.All[^1].DueOn ?? invoice.Terms.DueOn, day);
        }
    }
}
