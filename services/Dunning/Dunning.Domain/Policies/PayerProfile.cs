using System.Collections.Immutable;
using System.Text.Json;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>How somebody pays (profil payeur). It changes the policy that kind and segment choose.</summary>
public enum PayerProfile
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>Pays, if sometimes late: is left alone longer.</summary>
    Good,

    /// <summary>Forgets: is reminded earlier.</summary>
    Negligent,

    /// <summary>Pays late on purpose and knows how (mauvais payeur organisé).</summary>
    ExpertLatePayer,

    /// <summary>Cannot pay.</summary>
    Insolvent,
}

/// <summary>Profiles by what was paid.</summary>
/// <param name="AtLeast">Invoices settled in the last twelve months, without which nothing is said.</param>
/// <param name="GoodUpTo">Days late on average up to which somebody pays well.</param>
/// <param name="ExpertFrom">Days late on average from which somebody is an expert late payer.</param>
public sealed record PayerProfiles(int AtLeast, int GoodUpTo, int ExpertFrom)
{
    /// <summary>As shipped.</summary>
    public static PayerProfiles Shipped { get; } = new(AtLeast: 5, GoodUpTo: 5, ExpertFrom: 30);

    /// <summary>The profile that was told; else what the average of days late over twelve months says.</summary>
    /// <param name="told">By the source of the customer; none where it said nothing.</param>
    /// <param name="averageDaysLate">Rounded half-up to the day; null where nothing was settled.</param>
    /// <param name="settled">Invoices settled in those months.</param>
    public PayerProfile Of(PayerProfile told, int? averageDaysLate, int settled) =>
        told != PayerProfile.None || averageDaysLate is not { } average || settled < AtLeast ? told
        : average <= GoodUpTo ? PayerProfile.Good
        : average >= ExpertFrom ? PayerProfile.ExpertLatePayer
        : PayerProfile.None;

    /// <summary>snake_case.</summary>
    public static string Word(PayerProfile profile) => JsonNamingPolicy.SnakeCaseLower.ConvertName(profile.ToString());
}

/// <summary>What a profile changes in a policy.</summary>
/// <param name="Profile">For which profile.</param>
/// <param name="Without">Steps that fall away, by name.</param>
/// <param name="Steps">Steps that take the place of those of the same name, or come in beside them by their day.</param>
/// <param name="Values">Values that differ.</param>
public sealed record ProfileChange(PayerProfile Profile, ImmutableArray<string> Without, ImmutableArray<PolicyStep> Steps, Func<PolicyValues, PolicyValues> Values)
{
    internal DunningPolicy Of(DunningPolicy policy)
    {
        var steps = policy.Steps.Where(step => !Without.Contains(step.Name)).Select(step => Steps.FirstOrDefault(changed => changed.Name == step.Name) ?? step).ToList();
        foreach (var added in Steps.Where(changed => steps.All(step => step.Name != changed.Name)))
        {
            var (before, day) = (With(steps), With([added]).DayOf(0));
            var later = Enumerable.Range(0, steps.Count).Where(rank => before.DayOf(rank) > day || steps[rank].IsFormalNotice);
            steps.Insert(added.From == Trigger.PreviousStep ? steps.FindIndex(step => step.IsFormalNotice) is var notice and >= 0 ? notice : steps.Count : later.Append(steps.Count).First(), added);
        }

        return new(policy.Name, policy.Version, [.. steps], Values(policy.Values)) { Scope = policy.Scope, Profile = Profile, IsOwn = policy.IsOwn };

        DunningPolicy With(IEnumerable<PolicyStep> some) => new(policy.Name, policy.Version, [.. some], policy.Values);
    }
}
