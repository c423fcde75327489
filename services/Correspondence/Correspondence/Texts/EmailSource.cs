namespace Recouvrement.Correspondence.Texts;

/// <summary>The Handlebars templates of an e-mail. A body that is written once gives both forms: paragraphs, lists and parts are told by form.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its plain text.</param>
/// <param name="Html">Its HTML; the same as the text where one body gives both.</param>
public sealed record EmailSource(string Subject, string Text, string Html);
