using System.Collections.Immutable;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>What happens to a text of a creditor entity. The source lies in a table, under its hash.</summary>
public abstract record TextEvent
{
    TextEvent()
    {
    }

    /// <summary>A version was written; nothing is sent with it yet.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Kind">What the text is for.</param>
    /// <param name="Form">Letter or e-mail.</param>
    /// <param name="Language">ISO 639-1.</param>
    /// <param name="Tone">For messages of this tone only; null: for all.</param>
    /// <param name="Version">From 1.</param>
    /// <param name="Sha256">Of its source.</param>
    /// <param name="By">Its author.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextDrafted(string Creditor, string Kind, TextForm Form, string Language, string? Tone, int Version, string Sha256, string By, DateOnly On) : TextEvent;

    /// <summary>A version was rendered with the samples and read back.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Sha256">Of the source that was checked.</param>
    /// <param name="Missing">Names of the mentions that it lacks, and of what it must not say; empty: it passed.</param>
    /// <param name="By">Who asked.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextChecked(int Version, string Sha256, ImmutableArray<string> Missing, string By, DateOnly On) : TextEvent;

    /// <summary>A manager put a version in force, after it had passed its check.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Sha256">Of the source that was checked.</param>
    /// <param name="From">First day.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextActivated(int Version, string Sha256, DateOnly From, string By, DateOnly On) : TextEvent;

    /// <summary>A version is used no more: the one before it is again, else the shipped text.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record TextRetired(int Version, RetirementReason Reason, string By, DateOnly On) : TextEvent;
}

/// <summary>Why a version is used no more.</summary>
public enum RetirementReason
{
    /// <summary>Never set.</summary>
    None,

    /// <summary>No document comes of it.</summary>
    Fails,

    /// <summary>It says something wrong.</summary>
    Wrong,

    /// <summary>Law or contract have changed.</summary>
    Outdated,

    /// <summary>The entity does without.</summary>
    NoLongerWanted,
}
