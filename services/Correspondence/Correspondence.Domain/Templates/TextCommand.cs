using System.Collections.Immutable;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>What a text can be told.</summary>
public abstract record TextCommand
{
    TextCommand()
    {
    }

    /// <summary>Keep a source as a new version.</summary>
    /// <param name="Key">Which text.</param>
    /// <param name="Sha256">Of the source.</param>
    /// <param name="By">Its author.</param>
    /// <param name="On">Business date.</param>
    public sealed record DraftText(TextKey Key, string Sha256, string By, DateOnly On) : TextCommand;

    /// <summary>A version was checked.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Sha256">Of the source that was checked.</param>
    /// <param name="Missing">What it lacks, by name.</param>
    /// <param name="By">Who asked.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoteCheck(int Version, string Sha256, ImmutableArray<string> Missing, string By, DateOnly On) : TextCommand;

    /// <summary>Use a version from a day on.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Sha256">Of the source that was checked a moment ago.</param>
    /// <param name="From">First day.</param>
    /// <param name="Missing">What that check found, by name.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="On">Business date.</param>
    public sealed record ActivateText(int Version, string Sha256, DateOnly From, ImmutableArray<string> Missing, string By, DateOnly On) : TextCommand;

    /// <summary>Use a version no more, from now on.</summary>
    /// <param name="Version">Which.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who asks.</param>
    /// <param name="On">Business date.</param>
    public sealed record RetireText(int Version, RetirementReason Reason, string By, DateOnly On) : TextCommand;
}
