/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-import-row.h"

#include <glib/gi18n-lib.h>

struct _DiaImportRow
{
  GtkWidget  parent_instance;

  GtkWidget *content;
  GtkImage  *sign;
  GtkLabel  *title;
  GtkLabel  *detail;
  GtkLabel  *number;
};

G_DEFINE_FINAL_TYPE (DiaImportRow, dia_import_row, GTK_TYPE_WIDGET)

static const char *
get_icon (const DiaImportLine *line)
{
  switch (line->outcome)
    {
    case DIA_IMPORT_TAKEN:
      return line->reason[0] == '\0' ? "object-select-symbolic" : "dialog-information-symbolic";
    case DIA_IMPORT_REFUSED:
      return "dialog-warning-symbolic";
    case DIA_IMPORT_DOUBLED:
      return "edit-copy-symbolic";
    }

  g_return_val_if_reached ("");
}

static const char *
get_word (const DiaImportLine *line)
{
  switch (line->outcome)
    {
    case DIA_IMPORT_TAKEN:
      return C_("row of a file", "Imported");
    case DIA_IMPORT_REFUSED:
      return C_("row of a file", "Refused");
    case DIA_IMPORT_DOUBLED:
      return C_("row of a file", "Left out");
    }

  g_return_val_if_reached ("");
}

/* (transfer full): what is there of when and for whom, or what is wrong. */
static char *
describe (const DiaImportLine *line)
{
  g_autoptr (GString) text = g_string_new (line->reason);
  g_autofree char *when = g_strdup (line->when);
  const char *parts[] = { when, line->zone, line->accounts };

  if (line->outcome == DIA_IMPORT_REFUSED)
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_strdelimit (when, "T", ' ');
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
dia_import_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIA_TYPE_IMPORT_ROW);
  G_OBJECT_CLASS (dia_import_row_parent_class)->dispose (object);
}

static void
dia_import_row_class_init (DiaImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_import_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/diapason/Diapason/ui/transfer/dia-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DiaImportRow, content);
  gtk_widget_class_bind_template_child (widget_class, DiaImportRow, sign);
  gtk_widget_class_bind_template_child (widget_class, DiaImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, DiaImportRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DiaImportRow, number);
}

static void
dia_import_row_init (DiaImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dia_import_row_new (void)
{
  return g_object_new (DIA_TYPE_IMPORT_ROW, NULL);
}

void
dia_import_row_set_line (DiaImportRow  *self,
                         DiaImportLine *line)
{
  g_autofree char *detail = line != NULL ? describe (line) : NULL;
  g_autofree char *number = line != NULL ? g_strdup_printf ("%u", line->line) : NULL;

  if (line == NULL)
    return;
  gtk_image_set_from_icon_name (self->sign, get_icon (line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_LABEL, get_word (line), -1);
  gtk_label_set_label (self->title, line->title[0] != '\0' ? line->title : get_word (line));
  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->number, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), detail);
  if (line->outcome == DIA_IMPORT_REFUSED)
    gtk_widget_add_css_class (GTK_WIDGET (self->sign), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), "warning");
}
