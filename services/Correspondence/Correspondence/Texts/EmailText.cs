namespace Recouvrement.Correspondence.Texts;

/// <summary>An e-mail as it will be read.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML, everything that came from data encoded.</param>
public sealed record EmailText(string Subject, string Text, string Html);
