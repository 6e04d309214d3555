"""A program that copies many formats and serves them as Qt does; large content goes by INCR.

python qt_owner.py
"""

import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

HTML = "<b>Grüße</b> שלום"
FILES = ["file:///tmp/a%20b.txt", "file:///tmp/%E5%A5%BD.png"]
LARGE = "0123456789안녕 " * 330_000
OWN_FORMAT = "application/x-saywell-test"
OWN_DATA = bytes(range(256))


def picture() -> bytes:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def content() -> QMimeData:
    mime = QMimeData()
    mime.setText(LARGE)
    mime.setHtml(HTML)
    mime.setUrls([QUrl(each) for each in FILES])
    mime.setData("image/png", QByteArray(picture()))
    mime.setData(OWN_FORMAT, QByteArray(OWN_DATA))
    return mime


def main() -> None:
    application = QApplication(sys.argv)
    window = QLabel()
    window.setPixmap(QPixmap(10, 10))
    window.show()
    QGuiApplication.clipboard().setMimeData(content())
    application.exec()


if __name__ == "__main__":
    main()
