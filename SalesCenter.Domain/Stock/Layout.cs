using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>户型: a floor plan that many units share. Units name it as their price table does; here stand its rooms and its picture.</summary>
public sealed class Layout : AggregateRoot
{
    private Layout() { }

    /// <param name="name">As units name it; unique in the project.</param>
    public Layout(Guid projectId, string name)
    {
        ProjectId = projectId;
        Name = name;
    }

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>居室: its rooms in words, such as 三房两厅两卫; empty when the name says it.</summary>
    public string Rooms { get; private set; } = "";

    /// <summary>What a consultant says of it.</summary>
    public string Note { get; private set; } = "";

    /// <summary>户型图; nothing while there is none. Each picture has an id of its own, also one that takes another's place.</summary>
    public Guid? PictureId { get; private set; }

    public PictureFormat? PictureFormat { get; private set; }

    /// <summary>Sets what is said of the layout.</summary>
    public void Describe(string rooms, string note)
    {
        if (rooms.Trim().Length > 60)
            throw new RefusedException(new Refusal("layout.rooms-too-long", 60));
        if (note.Trim().Length > 200)
            throw new RefusedException(new Refusal("layout.note-too-long", 200));
        Rooms = rooms.Trim();
        Note = note.Trim();
    }

    /// <summary>Gives the layout a picture, in place of the one that it had.</summary>
    public void Show(Guid pictureId, PictureFormat format) => (PictureId, PictureFormat) = (pictureId, format);

    /// <summary>Takes the picture away. Refused when there is none.</summary>
    public void RemovePicture()
    {
        if (PictureId is null)
            throw new RefusedException(new Refusal("layout.no-picture", Name));
        (PictureId, PictureFormat) = (null, null);
    }
}
