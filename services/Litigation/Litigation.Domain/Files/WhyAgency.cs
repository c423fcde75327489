using System.Collections.Immutable;

namespace Recouvrement.Litigation.Domain.Files;

/// <summary>An agency that was asked and could not take a file.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Because">Codes of what spoke against it, each once.</param>
public sealed record TurnedDown(string Agency, ImmutableArray<string> Because)
{
    /// <summary>Two are the same when all they say is.</summary>
    public bool Equals(TurnedDown? other) => other is not null && Agency == other.Agency && Because.SequenceEqual(other.Because);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Agency, Because.Length);
}

/// <summary>How the agency of a file was chosen.</summary>
/// <param name="Rule">Number of the creditor's rule, from 1; null where it is the fallback or was chosen by hand.</param>
/// <param name="ByHand">A person sends everything to this agency.</param>
/// <param name="Warnings">Codes of what was not as it should be and did not stop it.</param>
/// <param name="TurnedDown">Agencies that were asked before.</param>
public sealed record WhyAgency(int? Rule, bool ByHand, ImmutableArray<string> Warnings, ImmutableArray<TurnedDown> TurnedDown);
