namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>The name of an agency in the register: part of its queue's name and of routing keys, so it is lower-case letters, digits and hyphens.</summary>
public static class AgencyName
{
    /// <summary>Longest name.</summary>
    public const int Longest = 40;

    /// <summary>True for a name that may stand in the register.</summary>
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= Longest } && name[0] != '-' && name[^1] != '-' && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
