//! The package of a Word file: the parts of the library in its order, but packed, since it stores them as they are.
//! Nothing in it has a time, and pictures, which are packed already, are stored.

use super::{DocxFault, fault};
use docx_rs::XMLDocx;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs the parts, each of which is let go when it is written. Our documents have neither task panes nor parts of their
/// own, which are left out.
///
/// # Errors
/// The file cannot be packed: it would be larger than four gigabytes.
pub fn packed(parts: XMLDocx) -> Result<Vec<u8>, DocxFault> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: Vec<u8>| {
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        package.start_file(name, options).map_err(fault)?;
        package.write_all(&bytes).map_err(fault)
    };
    put("[Content_Types].xml", parts.content_type)?;
    put("_rels/.rels", parts.rels)?;
    put("docProps/app.xml", parts.doc_props.app)?;
    put("docProps/core.xml", parts.doc_props.core)?;
    put("docProps/custom.xml", parts.doc_props.custom)?;
    put("word/_rels/document.xml.rels", parts.document_rels)?;
    put("word/document.xml", parts.document)?;
    put("word/styles.xml", parts.styles)?;
    put("word/settings.xml", parts.settings)?;
    put("word/fontTable.xml", parts.font_table)?;
    put("word/comments.xml", parts.comments)?;
    put("word/numbering.xml", parts.numberings)?;
    put("word/commentsExtended.xml", parts.comments_extended)?;
    put("word/footnotes.xml", parts.footnotes)?;
    for (sort, files, relations) in
        [("header", parts.headers, parts.header_rels), ("footer", parts.footers, parts.footer_rels)]
    {
        let mut relations = relations.into_iter();
        for (number, file) in (1..).zip(files) {
            put(&format!("word/{sort}{number}.xml"), file)?;
            if let Some(relations) = relations.next() {
                put(&format!("word/_rels/{sort}{number}.xml.rels"), relations)?;
            }
        }
    }
    for (id, picture) in parts.media {
        put(&format!("word/media/{id}.png"), picture)?;
    }
    Ok(package.finish().map_err(fault)?.into_inner())
}
