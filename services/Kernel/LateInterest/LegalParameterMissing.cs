namespace Recouvrement.Kernel.LateInterest;

/// <summary>
/// The law's figure for a day is not in the table. It must be entered with its source; it is never carried on from the
/// period before (french-rules.md, head note).
/// </summary>
/// <param name="parameter">Which figure.</param>
/// <param name="period">The half-year or day it is missing for.</param>
public sealed class LegalParameterMissing(string parameter, string period)
    : Exception($"No {parameter} is known for {period}: enter it with its source before anything is computed for that time.")
{
    /// <summary>Which figure.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The half-year (<c>2027-S1</c>) or day (<c>2000-01-01</c>) it is missing for.</summary>
    public string Period { get; } = period;
}
