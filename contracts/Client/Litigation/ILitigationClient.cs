namespace Recouvrement.Client.Litigation;

/// <summary>
/// The Litigation service for the creditor: files that were handed over, agencies and what is with them, court, insolvency, settlements, losses. Role collector
/// or manager unless said otherwise; what a second person must agree to is agreed to with another person's key. Every call throws <see cref="ProblemException"/>
/// when refused. What is put or recorded under a reference may be sent again as it is; with another content it is refused (409).
/// <c>ifMatch</c> is the <c>ETag</c> of what was read: 412 when it has changed since; null takes what is there.
/// </summary>
public partial interface ILitigationClient;
