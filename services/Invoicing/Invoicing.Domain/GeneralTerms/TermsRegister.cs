using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.GeneralTerms;

/// <summary>Orders to the register of an entity's general terms.</summary>
public abstract record TermsCommand
{
    TermsCommand() { }

    /// <summary>Puts a version into the register, or corrects one that is not in force yet.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Version">The entity's own name of it.</param>
    /// <param name="Terms">What it says.</param>
    /// <param name="Today">Business date.</param>
    public sealed record Publish(string Creditor, string Version, TermsVersion Terms, DateOnly Today) : TermsCommand;
}

/// <summary>Facts of the register of an entity's general terms.</summary>
public abstract record TermsEvent
{
    TermsEvent() { }

    /// <summary>This is what a version says.</summary>
    public sealed record GeneralTermsPublished(string Creditor, string Version, TermsVersion Terms) : TermsEvent;
}

/// <summary>The general terms of sale (CGV, C. com. L441-1) of an entity, version by version. What was in force once stays as it was: it is evidence.</summary>
/// <param name="Creditor">Null until there is a version.</param>
/// <param name="Versions">By the entity's own name.</param>
public sealed record TermsRegister(string? Creditor, ImmutableDictionary<string, TermsVersion> Versions) : IDecider<TermsRegister, TermsCommand, TermsEvent>
{
    /// <inheritdoc/>
    public static TermsRegister Initial { get; } = new(null, ImmutableDictionary.Create<string, TermsVersion>(StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public static Decision<TermsEvent> Decide(TermsRegister register, TermsCommand command) => command switch
    {
        TermsCommand.Publish publish => register.Publishes(publish),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static TermsRegister Evolve(TermsRegister was, TermsEvent happened) => happened switch
    {
        TermsEvent.GeneralTermsPublished e => new(e.Creditor, was.Versions.SetItem(e.Version, e.Terms)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The version for contracts of a day, with its name; null before the first.</summary>
    public KeyValuePair<string, TermsVersion>? InForceOn(DateOnly day) =>
        Versions.Where(v => v.Value.ValidFrom <= day).OrderByDescending(v => v.Value.ValidFrom).Select(v => (KeyValuePair<string, TermsVersion>?)v).FirstOrDefault();

    Decision<TermsEvent> Publishes(TermsCommand.Publish publish) => Versions.GetValueOrDefault(publish.Version) switch
    {
        { } known when known.Says(publish.Terms)         => Nothing,
        { } known when known.ValidFrom <= publish.Today  => Refuse("terms_in_force", $"The version {publish.Version} is in force since {known.ValidFrom:yyyy-MM-dd}: what it says is evidence. Other terms are another version."),
        _ when Versions.FirstOrDefault(v => v.Value.ValidFrom == publish.Terms.ValidFrom && !Versions.KeyComparer.Equals(v.Key, publish.Version)) is { Key: { } same } =>
            Refuse("terms_of_same_day", $"The version {same} begins on {publish.Terms.ValidFrom:yyyy-MM-dd} as well: one could not say which holds."),
        _ => new TermsEvent.GeneralTermsPublished(publish.Creditor, publish.Version, publish.Terms),
    };
}
