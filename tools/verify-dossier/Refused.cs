namespace Recouvrement.VerifyDossier;

/// <summary>The archive is not what it says it is.</summary>
/// <param name="code">One of those in <c>contracts/dossier/README.md</c>.</param>
/// <param name="reason">What was found, in words.</param>
public sealed class Refused(string code, string reason) : Exception($"{code}: {reason}")
{
    /// <summary>Stable; the same in every verifier.</summary>
    public string Code { get; } = code;

    internal static void Unless(bool holds, string code, FormattableString reason)
    {
        if (!holds) throw new Refused(code, FormattableString.Invariant(reason));
    }
}
