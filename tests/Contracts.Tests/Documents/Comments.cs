using System.Reflection;
using System.Xml.Linq;

namespace Recouvrement.Contracts.Tests.Documents;

/// <summary>What the comments of an assembly say, as plain text.</summary>
sealed class Comments(Assembly assembly)
{
    readonly Dictionary<string, XElement> members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>Of a type.</summary>
    public string Summary(Type type) => Flat(members[$"T:{type.FullName}"].Element("summary")!);

    /// <summary>Of a parameter of a record.</summary>
    public string Parameter(Type record, string name) =>
        members[$"T:{record.FullName}"].Elements("param").FirstOrDefault(p => p.Attribute("name")!.Value == name) is { } found
            ? Flat(found)
            : throw new InvalidOperationException($"{record.Name}.{name} has no comment: it becomes the description in the published schema.");

    static string Flat(XElement text) => string.Join(' ', string.Concat(text.Nodes().Select(Words)).Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    static string Words(XNode node) => node switch
    {
        XText words                                                  => words.Value,
        XElement { HasAttributes: true, IsEmpty: true } reference    => reference.Attributes().First().Value.Split('.', ':')[^1],
        XElement inner                                               => inner.Value,
        _                                                            => "",
    };
}
