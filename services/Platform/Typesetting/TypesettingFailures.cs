namespace Recouvrement.Platform.Typesetting;

/// <summary>A template, or the data it was given, is wrong: asking again gives the same error.</summary>
/// <param name="reason">What the compiler says.</param>
/// <param name="template">The file at fault: the template itself or one that it imports.</param>
/// <param name="line">Line in that file, from 1; null where the fault has no place.</param>
/// <param name="column">Column in that line, from 1.</param>
public sealed class TemplateError(string reason, string template, int? line, int? column)
    : Exception($"{Path.GetFileName(template)}{(line is null ? "" : $":{line}:{column}")}: {reason}")
{
    /// <summary>What the compiler says, without the place.</summary>
    public string Reason => reason;

    /// <summary>The file at fault: the template itself or one that it imports.</summary>
    public string Template => template;

    /// <summary>Line in that file, from 1; null where the fault has no place.</summary>
    public int? Line => line;

    /// <summary>Column in that line, from 1.</summary>
    public int? Column => column;
}

/// <summary>The document could not be made or read for a reason that lies neither in it nor in its template: asking later may help.</summary>
public sealed class TypesettingFailed(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The worker was given up over this very request, which took too long or too much memory: asking again gives the same.</summary>
    public bool IsOfRequest { get; init; }
}

/// <summary>The bytes are no PDF that can be read.</summary>
public sealed class UnreadablePdf(string message) : Exception(message);
