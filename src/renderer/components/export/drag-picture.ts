/** Lets a picture be dragged out of the window as a PNG file; Chromium makes the file where it is dropped. */
export function dragPicture(transfer: DataTransfer, name: string, picture: HTMLCanvasElement): void {
  transfer.effectAllowed = 'copy'
  transfer.setData('DownloadURL', `image/png:${name}.png:${picture.toDataURL('image/png')}`)
}
